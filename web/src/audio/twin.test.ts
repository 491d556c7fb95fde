import { describe, expect, it } from 'vitest';
import { SOFT_ATTACK, SOFT_HERTZ, softCutoff } from './twin';

describe('the soft twin', () => {
  it('[A1] takes at least 60 ms to rise', () => {
    expect(SOFT_ATTACK).toBeGreaterThanOrEqual(0.06);
  });

  it('[A1] is darkened, but never below its own third partial', () => {
    expect(softCutoff(48)).toBe(SOFT_HERTZ);
    expect(softCutoff(93)).toBeCloseTo(3 * 1760, 0);
    expect(softCutoff(127)).toBeLessThanOrEqual(16000);
  });
});
