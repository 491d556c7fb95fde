import { describe, expect, it } from 'vitest';
import { between, softly } from './ramp';

const decibels = (gain: number): number => 20 * Math.log10(gain);

describe('a ramp', () => {
  it('[C1] goes evenly in decibels when it is to be heard as even', () => {
    const heard = [0, 0.25, 0.5, 0.75, 1].map((share) => decibels(between(0.125, 0.5, share, 'even')));
    const steps = heard.slice(1).map((level, i) => level - (heard[i] ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(decibels(4) / 4, 6);
  });

  it('[C1] begins and ends in true silence, and passes through -60 dB', () => {
    expect(between(0, 1, 0, 'even')).toBe(0);
    expect(decibels(between(0, 1, 0.5, 'even'))).toBeCloseTo(-30, 6);
    expect(between(1, 0, 1, 'even')).toBe(0);
  });

  it('goes straight when it is short', () => {
    expect(between(0, 1, 0.25, 'linear')).toBe(0.25);
  });

  it('[A3] takes 300 ms for every 12 dB that it grows, and never less in all', () => {
    expect(softly(0.25, 0.5)).toEqual({ seconds: 0.3, way: 'even' });
    expect(softly(0.05, 0.5).seconds).toBeCloseTo(0.5, 6);
    expect(softly(0, 1).seconds).toBeCloseTo(1.5, 6);
    expect(softly(1, 0)).toEqual({ seconds: 0.3, way: 'linear' });
  });
});
