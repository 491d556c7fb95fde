import { describe, expect, it } from 'vitest';
import { impulseSide, REVERB_SECONDS } from './impulse';

const RATE = 8000;

function level(side: Float32Array, from: number, to: number): number {
  const part = side.subarray(from * RATE, to * RATE);
  return Math.sqrt(part.reduce((sum, v) => sum + v * v, 0) / part.length);
}

describe('the room of the reverb', () => {
  it('[A4] is the same every time, and wide', () => {
    expect(impulseSide(RATE, 0)).toEqual(impulseSide(RATE, 0));
    expect(impulseSide(RATE, 0)).not.toEqual(impulseSide(RATE, 1));
  });

  it('[A4] begins after the sound itself and fades away', () => {
    const side = impulseSide(RATE, 0);
    expect(level(side, 0, 0.01)).toBe(0);
    const tail = level(side, REVERB_SECONDS - 0.1, REVERB_SECONDS) / level(side, 0.02, 0.12);
    expect(tail).toBeLessThan(0.002);
  });
});
