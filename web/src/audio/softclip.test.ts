import { describe, expect, it } from 'vitest';
import { softclip, softclipCurve } from './softclip';

describe('the ceiling', () => {
  it('[A3] leaves ordinary levels alone', () => {
    for (const sample of [-0.7, -0.3, 0, 0.1, 0.7]) expect(softclip(sample)).toBe(sample);
  });

  it('[A3] never lets anything beyond -0.7 dB of full scale', () => {
    for (const sample of [0.9, 1, 2, 50]) {
      expect(softclip(sample)).toBeLessThan(10 ** (-0.7 / 20));
      expect(softclip(-sample)).toBe(-softclip(sample));
    }
  });

  it('[A3] bends without a corner: louder in is never softer out', () => {
    const curve = Array.from(softclipCurve());
    expect(curve.length % 2).toBe(1);
    for (let i = 1; i < curve.length; i++) {
      const rise = (curve[i] ?? 0) - (curve[i - 1] ?? 0);
      expect(rise).toBeGreaterThan(0);
      expect(rise).toBeLessThanOrEqual(2 / (curve.length - 1) + 1e-6);
    }
  });
});
