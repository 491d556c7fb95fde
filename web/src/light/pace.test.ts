import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

/** The detail after so many seconds at so many frames a second. */
function detailAfter(seconds: number, fps: number, pace = new Pace(), from = 0): number {
  let detail = 1;
  for (let frame = 0; frame < seconds * fps; frame += 1) detail = pace.frame(from + frame / fps);
  return detail;
}

describe('[D1] the pace of the picture', () => {
  it('keeps every detail while frames come quickly', () => {
    expect(detailAfter(60, 60)).toBe(1);
    expect(detailAfter(60, 50)).toBe(1);
  });

  it('gives up detail step by step where drawing is slow, but not all of it', () => {
    expect(detailAfter(2, 30)).toBe(0.8);
    expect(detailAfter(60, 20)).toBe(0.5);
  });

  it('thinks nothing of a page that was hidden', () => {
    const pace = new Pace();
    detailAfter(1, 60, pace);
    expect(detailAfter(1, 60, pace, 100)).toBe(1);
    expect(detailAfter(5, 1, pace, 200)).toBe(1);
  });
});
