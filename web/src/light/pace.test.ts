import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

/** A display that draws as quickly as a test says. */
function drawing() {
  const pace = new Pace();
  let now = 0;
  let detail = 1;
  return {
    goesOn(seconds: number, fps: number): number {
      for (const end = now + seconds; now < end; now += 1 / fps) detail = pace.frame(now);
      return detail;
    },
    sleeps(seconds: number): void {
      now += seconds;
    },
  };
}

describe('[D1] the pace of the picture', () => {
  it('keeps every detail while frames come quickly', () => {
    expect(drawing().goesOn(60, 60)).toBe(1);
    expect(drawing().goesOn(60, 50)).toBe(1);
  });

  it('gives up detail step by step where drawing is slow, but not all of it', () => {
    expect(drawing().goesOn(4, 30)).toBe(0.8);
    expect(drawing().goesOn(60, 20)).toBe(0.5);
  });

  it('thinks nothing of a short hiccup', () => {
    const display = drawing();
    display.goesOn(3, 60);
    display.goesOn(1, 20);
    expect(display.goesOn(3, 60)).toBe(1);
  });

  it('thinks nothing of a page that was hidden', () => {
    const display = drawing();
    display.goesOn(1, 60);
    display.sleeps(100);
    expect(display.goesOn(2, 60)).toBe(1);
    expect(display.goesOn(20, 1)).toBe(1);
  });

  it('gets its detail back when the machine has time again', () => {
    const display = drawing();
    expect(display.goesOn(8, 30)).toBeLessThan(1);
    expect(display.goesOn(60, 60)).toBe(1);
  });

  it('does not try for ever what was too slow twice', () => {
    const display = drawing();
    for (let n = 0; n < 2; n += 1) {
      expect(display.goesOn(4, 30)).toBe(0.8);
      display.goesOn(25, 60);
    }
    expect(display.goesOn(200, 60)).toBe(0.8);
  });
});
