import { describe, expect, it } from 'vitest';
import { powerOf } from './kweight';
import { Loudness } from './loudness';

describe('loudness of the last moments', () => {
  it('[A3] is the mean of powers over exactly so many seconds, however long the readings were', () => {
    const loudness = new Loudness();
    loudness.add(5, powerOf(-10));
    loudness.add(0.3, powerOf(-30));
    loudness.add(0.1, powerOf(-20));
    expect(loudness.over(0.1)).toBeCloseTo(-20, 3);
    expect(loudness.over(0.4)).toBeCloseTo(10 * Math.log10(0.25 * 0.01 + 0.75 * 0.001), 3);
    expect(loudness.over(1)).toBeCloseTo(-12.17, 1);
  });

  it('[A3] is nothing in silence, and before anything was heard', () => {
    const loudness = new Loudness();
    expect(loudness.over(3)).toBeNull();
    loudness.add(3, 0);
    expect(loudness.over(3)).toBeNull();
  });

  it('forgets what is long past, and all when asked', () => {
    const loudness = new Loudness(1);
    for (let i = 0; i < 1000; i++) loudness.add(0.1, powerOf(-20));
    expect(loudness.over(100)).toBeCloseTo(-20, 3);
    loudness.forget();
    expect(loudness.over(1)).toBeNull();
  });
});
