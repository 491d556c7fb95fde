import { describe, expect, it } from 'vitest';
import { FIXED, loudness } from './loudness';

const plain = { along: 0.5, pressure: 0, size: 1 };

describe('loudness', () => {
  it('[P5] is the same for every touch when fixed', () => {
    for (const along of [0, 0.5, 1]) {
      expect(loudness('fixed', { along, pressure: 0.9, size: 40 })).toBe(FIXED);
    }
  });

  it('[P5] rises along the pad, never down to nothing and never above full', () => {
    const taken = [-1, 0, 0.25, 0.5, 1, 2].map((along) => loudness('place', { ...plain, along }));
    expect(taken).toEqual([...taken].sort((a, b) => a - b));
    expect(taken[0]).toBeCloseTo(0.3);
    expect(taken[5]).toBe(1);
  });

  it('[P5] follows pressure where it is measured', () => {
    const soft = loudness('speed', { ...plain, pressure: 0.1, size: 40 });
    const hard = loudness('speed', { ...plain, pressure: 0.7, size: 12 });
    expect(hard).toBeGreaterThan(soft);
  });

  it('[P5] follows the contact where only its size is told', () => {
    expect(loudness('speed', { ...plain, size: 40 })).toBeGreaterThan(
      loudness('speed', { ...plain, size: 16 }),
    );
    expect(loudness('speed', { ...plain, pressure: 1, size: 200 })).toBe(1);
  });

  it('[P5] is fixed where the device tells nothing', () => {
    for (const pressure of [0, 0.5, 1]) expect(loudness('speed', { ...plain, pressure })).toBe(FIXED);
  });
});
