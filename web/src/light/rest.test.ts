import { describe, expect, it } from 'vitest';
import { Rest } from './rest';

/** Frames drawn in so many seconds, at 60 a second. */
function frames(rest: Rest, from: number, seconds: number, moves = false): number {
  let drawn = 0;
  for (let frame = 0; frame < 60 * seconds; frame += 1) drawn += rest.wants(from + frame / 60, moves) ? 1 : 0;
  return drawn;
}

describe('[D1] a picture at rest', () => {
  it('is drawn once a second, after all fades of what happened last', () => {
    const rest = new Rest();
    rest.stir(100);
    expect(frames(rest, 100, 4)).toBe(240);
    expect(frames(rest, 105, 10)).toBe(10);
  });

  it('is drawn again from the very frame in which something happens', () => {
    const rest = new Rest();
    expect(frames(rest, 100, 10)).toBe(10);
    rest.stir(110);
    expect(frames(rest, 110, 2)).toBe(120);
  });

  it('never rests while something goes with the clock', () => {
    expect(frames(new Rest(), 100, 10, true)).toBe(600);
  });
});
