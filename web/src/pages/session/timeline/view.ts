/** The stretch of time that is looked at: closer, wider, earlier, later, and where its hours are written. */

export interface View {
  readonly since: number;
  readonly until: number;
}

/** Seconds: closer than this one sees nothing more. */
const CLOSEST = 4;

export const spanOf = (view: View): number => view.until - view.since;

export function whole(length: number): View {
  return { since: 0, until: Math.max(length, 1) };
}

function within(since: number, span: number, length: number): View {
  const all = Math.max(length, 1);
  const kept = Math.min(span, all);
  const from = Math.min(Math.max(0, since), all - kept);
  return { since: from, until: from + kept };
}

/** `factor` below 1 looks closer; what is at `at` stays where it is. */
export function zoomed(view: View, factor: number, at: number, length: number): View {
  const span = Math.max(Math.min(CLOSEST, Math.max(length, 1)), spanOf(view) * factor);
  const share = (at - view.since) / spanOf(view);
  return within(at - share * span, span, length);
}

export function panned(view: View, by: number, length: number): View {
  return within(view.since + by, spanOf(view), length);
}

/** The same width, moved just as far as is needed to see a moment. */
export function showing(view: View, at: number, length: number): View {
  const edge = spanOf(view) * 0.05;
  if (at < view.since + edge) return panned(view, at - edge - view.since, length);
  if (at > view.until - edge) return panned(view, at + edge - view.until, length);
  return view;
}

/** Seconds between two figures on the line of time. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Moments to write below: as many as fit, on round figures. */
export function ticks(view: View, width: number, apart: number): readonly number[] {
  const least = (spanOf(view) * apart) / Math.max(width, 1);
  const step = STEPS.find((one) => one >= least) ?? 14_400;
  const found: number[] = [];
  for (let at = Math.ceil(view.since / step) * step; at <= view.until + 1e-6; at += step) found.push(at);
  return found;
}
