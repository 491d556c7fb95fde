/** The picture one replays by: how much was played, column by column, each seat in its own colour above the others. */
import type { Densities } from '../../../protocol.gen';

export interface Bar {
  readonly seat: number;
  /** 0 to 1 along the span. */
  readonly x: number;
  readonly width: number;
  /** 0 to 1 from the bottom. */
  readonly from: number;
  readonly height: number;
}

/** Columns at most: more are joined. */
const COLUMNS = 120;

export function barsOf(densities: Densities, since: number, until: number): Bar[] {
  const { step, seats } = densities;
  if (!(until > since) || !(step > 0)) return [];
  const columns = Math.min(COLUMNS, Math.max(1, Math.ceil((until - since) / step)));
  const wide = (until - since) / columns;
  const numbers = Object.keys(seats)
    .map(Number)
    .sort((one, other) => one - other);
  const heights: number[][] = numbers.map(() => new Array<number>(columns).fill(0));
  numbers.forEach((seat, row) => {
    const counts = seats[String(seat)] ?? [];
    counts.forEach((count, at) => {
      const column = Math.floor((at * step - since) / wide);
      const line = heights[row];
      if (line !== undefined && column >= 0 && column < columns) line[column] = (line[column] ?? 0) + count;
    });
  });
  let highest = 0;
  for (let column = 0; column < columns; column += 1) {
    highest = Math.max(
      highest,
      heights.reduce((sum, line) => sum + (line[column] ?? 0), 0),
    );
  }
  if (highest === 0) return [];
  const bars: Bar[] = [];
  for (let column = 0; column < columns; column += 1) {
    let from = 0;
    numbers.forEach((seat, row) => {
      const height = (heights[row]?.[column] ?? 0) / highest;
      if (height > 0) bars.push({ seat, x: column / columns, width: 1 / columns, from, height });
      from += height;
    });
  }
  return bars;
}
