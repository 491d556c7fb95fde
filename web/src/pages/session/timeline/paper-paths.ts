/** Each seat's touches as one drawn path, for paper: what would lie on the same dot is drawn once. */
import type { NoteBar } from '../../../protocol.gen';
import { padOffset } from './shapes';

export interface PaperRow {
  readonly pads: number;
  readonly row: number;
  readonly thick: number;
  /** Pixels a second. */
  readonly scale: number;
}

/** `heard` is drawn filled, `unheard` hollow. */
export interface RowPaths {
  readonly heard: string;
  readonly unheard: string;
}

const round = (value: number): number => Math.round(value * 10) / 10;

interface Run {
  from: number;
  to: number;
}

/** What touches on paper is one bar. */
const APART = 0.3;

export function pathsOf(notes: readonly NoteBar[], { pads, row, thick, scale }: PaperRow): RowPaths {
  const runs = new Map<number, Run>();
  let heard = '';
  let unheard = '';
  function draw(lane: number, { from, to }: Run): void {
    const pad = lane < 0 ? -1 - lane : lane;
    const width = round(to - from);
    const bar = `M${round(from)} ${round(padOffset(pad, pads, row, thick))}h${width}v${thick}h-${width}z`;
    if (lane < 0) unheard += bar;
    else heard += bar;
  }
  for (const [at, length, pad, , , mark] of notes) {
    const from = at * scale;
    const to = from + Math.max(1.6, length * scale);
    const lane = mark === 'unheard' ? -1 - pad : pad;
    const run = runs.get(lane);
    if (run !== undefined && from <= run.to + APART) {
      run.to = Math.max(run.to, to);
      continue;
    }
    if (run !== undefined) draw(lane, run);
    runs.set(lane, { from, to });
  }
  for (const [lane, run] of runs) draw(lane, run);
  return { heard, unheard };
}
