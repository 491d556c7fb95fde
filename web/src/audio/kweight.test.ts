import { describe, expect, it } from 'vitest';
import { lufs, powerOf, powers } from './kweight';

const RATE = 48000;

function sine(hertz: number, height: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: RATE * seconds },
    (_, i) => height * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

describe('K-weighted powers', () => {
  it('[A3] make 997 Hz at full height -3 LUFS on one side', () => {
    const [power] = powers([sine(997, 1, 1)], RATE, 0, 1, 1);
    expect(lufs(power ?? 0)).toBeCloseTo(-3.01, 1);
  });

  it('[A3] tell stretch by stretch, both sides together, from where the sound begins', () => {
    const quiet = sine(997, 0.1, 1);
    const both = new Float32Array(2 * RATE);
    both.set(quiet, RATE);
    const found = powers([both, both], RATE, RATE / 2, 3, 0.5);
    expect(lufs(found[0] ?? 0)).toBeLessThan(-100);
    expect(lufs(found[1] ?? 0)).toBeCloseTo(-20, 0);
    expect(lufs(found[2] ?? 0)).toBeCloseTo(-20, 0);
  });

  it('go there and back', () => {
    expect(lufs(powerOf(-23))).toBeCloseTo(-23, 4);
  });
});
