/** A curve of values over time as a drawn line with gaps, and in words. */
import type { Curve } from '../../../protocol.gen';

export interface Scale {
  readonly low: number;
  readonly high: number;
}

const known = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value): value is number => value !== null);

/** One scale for all that stand side by side; null when there is nothing to draw. */
export function scaleOf(curves: readonly Curve[]): Scale | null {
  const values = curves.flatMap((curve) => known(curve.values));
  if (values.length === 0) return null;
  const low = values.reduce((least, one) => Math.min(least, one));
  const high = values.reduce((most, one) => Math.max(most, one));
  const relative = curves[0]?.id === 'pitch';
  const floor = relative ? low : Math.min(0, low);
  return { low: floor, high: high > floor ? high : floor + 1 };
}

/** A path in a box of this size; a value alone between gaps is a dot. */
export function pathOf(
  { values, step }: Curve,
  { low, high }: Scale,
  length: number,
  width: number,
  height: number,
): string {
  let path = '';
  let drawing = false;
  values.forEach((value, index) => {
    if (value === null) {
      drawing = false;
      return;
    }
    const x = ((index * step) / Math.max(length, 1)) * width;
    const y = height - ((value - low) / (high - low)) * height;
    path += `${drawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    if (!drawing && (values[index + 1] ?? null) === null) path += 'h0.01';
    drawing = true;
  });
  return path;
}

export interface Extent {
  readonly least: number;
  readonly most: number;
  /** Half of the windows lie below. */
  readonly middle: number;
  readonly windows: number;
}

export function extentOf({ values }: Curve): Extent | null {
  const sorted = [...known(values)].sort((one, other) => one - other);
  const least = sorted[0];
  const most = sorted[sorted.length - 1];
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (least === undefined || most === undefined || middle === undefined) return null;
  return { least, most, middle, windows: sorted.length };
}
