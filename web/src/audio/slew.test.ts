import { describe, expect, it } from 'vitest';
import { Slew } from './slew';

describe('a smooth follower', () => {
  it('[M4] keeps beats even while the clocks’ opinion of each other wavers', () => {
    const slew = new Slew();
    const places = Array.from({ length: 40 }, (_, beat) => {
      const now = beat * 0.5;
      return now + slew.follow(10 + (beat % 2 ? 0.006 : -0.006), now);
    });
    const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
    for (const gap of gaps) expect(Math.abs(gap - 0.5)).toBeLessThan(0.0013);
  });

  it('arrives where the truth is', () => {
    const slew = new Slew();
    slew.follow(1, 0);
    expect(slew.follow(1.01, 10)).toBeCloseTo(1.01, 9);
  });

  it('[A5] believes at once that a clock began anew', () => {
    const slew = new Slew();
    slew.follow(1, 0);
    expect(slew.follow(-30, 0.1)).toBe(-30);
  });
});
