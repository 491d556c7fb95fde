import { describe, expect, it } from 'vitest';
import { nearestZone, rateFor, touchGain } from './zone';

const ZONES = [{ key: 48 }, { key: 52.02 }, { key: 56 }];

describe('the recording of a pitch', () => {
  it('[A1] is the nearest one, beyond the ends too', () => {
    expect(nearestZone(ZONES, 53.4)?.key).toBe(52.02);
    expect(nearestZone(ZONES, 20)?.key).toBe(48);
    expect(nearestZone(ZONES, 99)?.key).toBe(56);
    expect(nearestZone([], 60)).toBeNull();
  });

  it('[A1] of two equally near, the lower', () => {
    expect(nearestZone([{ key: 60 }, { key: 64 }], 62)?.key).toBe(60);
  });

  it('[A1] runs exactly as fast as the cents ask', () => {
    expect(rateFor(72, 60)).toBe(2);
    expect(1200 * Math.log2(rateFor(62.3141, 62))).toBeCloseTo(31.41, 9);
  });
});

describe('how loud a touch is', () => {
  it('[P5] rises with its strength, 20 dB in all, and is never silent', () => {
    expect(touchGain(1)).toBe(1);
    expect(touchGain(0)).toBeCloseTo(0.1, 9);
    expect(touchGain(0.5)).toBeGreaterThan(touchGain(0.4));
  });

  it('[A3] never exceeds full strength, whatever it is told', () => {
    expect(touchGain(7)).toBe(1);
    expect(touchGain(-7)).toBeCloseTo(0.1, 9);
  });
});
