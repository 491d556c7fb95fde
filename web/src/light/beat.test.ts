import { describe, expect, it } from 'vitest';
import type { Tempo } from '../protocol.gen';
import { beatAt, breathAt } from './beat';

const steady: Tempo = { beat: 8, at: 100, bpm: 60, target: 60, until: 100, bar: 4 };
const glide: Tempo = { beat: 0, at: 10, bpm: 60, target: 120, until: 20, bar: 4 };

describe('[M3] the beat', () => {
  it('goes on evenly, before and after the moment it was told for', () => {
    expect(beatAt(steady, 100)).toBe(8);
    expect(beatAt(steady, 103)).toBe(11);
    expect(beatAt(steady, 98)).toBe(6);
  });

  it('speeds up evenly through a glide, then keeps the new tempo', () => {
    expect(beatAt(glide, 20)).toBeCloseTo(15); // ten seconds at 90 on average
    expect(beatAt(glide, 15)).toBeCloseTo(6.25);
    expect(beatAt(glide, 21)).toBeCloseTo(17);
  });

  it('never steps back nor leaps', () => {
    for (let at = 5; at < 25; at += 0.01) {
      const step = beatAt(glide, at + 0.01) - beatAt(glide, at);
      expect(step).toBeGreaterThan(0.009);
      expect(step).toBeLessThan(0.021);
    }
  });

  it('breathes out on the beat', () => {
    expect(breathAt(steady, 101)).toBeCloseTo(1);
    expect(breathAt(steady, 101.5)).toBeCloseTo(0);
  });
});
