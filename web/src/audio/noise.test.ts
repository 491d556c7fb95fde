import { describe, expect, it } from 'vitest';
import { lufs, powers } from './kweight';
import { NOISE_LUFS, steadyNoise } from './noise';

describe('the steady noise', () => {
  const rate = 22050;
  const turn = steadyNoise(rate);

  it('[A3] is as loud as it says, and steady', () => {
    const found = powers([turn, turn], rate, 0, 3, 1);
    for (const power of Array.from(found)) {
      expect(lufs(power)).toBeGreaterThan(NOISE_LUFS - 0.7);
      expect(lufs(power)).toBeLessThan(NOISE_LUFS + 0.7);
    }
  });

  it('[A3] never clips and comes round without a click', () => {
    const heights = Array.from(turn, Math.abs);
    const most = heights.reduce((one, other) => Math.max(one, other), 0);
    expect(most).toBeLessThan(0.9);
    const step = Math.abs((turn[0] ?? 0) - (turn[turn.length - 1] ?? 0));
    expect(step).toBeLessThan(most / 2);
  });

  it('is the same every time', () => {
    expect(steadyNoise(rate)[1234]).toBe(turn[1234]);
  });
});
