import { describe, expect, it } from 'vitest';
import { frequency, gainOf, PEAK, VOICES_MOST } from './own-voice';

describe('[X1] the tablet’s own sound', () => {
  it('has the pitch of its pad, fractions too', () => {
    expect(frequency(69)).toBe(440);
    expect(frequency(60.5)).toBeCloseTo(269.29, 1);
  });

  it('lifts what a small speaker can’t sound by octaves', () => {
    expect(frequency(36)).toBeCloseTo(frequency(60), 6);
    for (let pitch = 0; pitch < 128; pitch += 1) expect(frequency(pitch)).toBeGreaterThanOrEqual(160 - 1e-9);
  });

  it('grows by even steps from silence', () => {
    expect(gainOf(0)).toBe(0);
    expect(gainOf(10)).toBe(1);
    expect(gainOf(11)).toBe(1);
    for (let step = 2; step <= 10; step += 1) expect(gainOf(step) / gainOf(step - 1)).toBeCloseTo(1.413, 3);
  });

  it('[A3] never reaches full scale, with every voice at its peak', () => {
    expect(VOICES_MOST * PEAK * gainOf(10)).toBeLessThan(0.9);
  });
});
