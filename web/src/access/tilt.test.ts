import { describe, expect, it } from 'vitest';
import { leaning, Shake, Tilt } from './tilt';

describe('a tablet that is leant', () => {
  it('[X2] plays lower pads to the left and higher ones to the right, from however it is held', () => {
    const tilt = new Tilt();
    const level = 12;
    const pads = [0, -4, -40, -15, 0, 15, 40].map((off) => tilt.lean(level + off, 5));
    expect(pads).toEqual([null, null, 0, 1, null, 3, 4]);
  });

  it('[X2] trembling at an edge changes nothing', () => {
    const tilt = new Tilt();
    tilt.lean(0, 5);
    const edge = [15, 10.5, 11, 10, 11.4, 10.2].map((angle) => tilt.lean(angle, 5));
    expect(new Set(edge).size).toBe(1);
  });

  it('[X2] one pad is reached from both sides', () => {
    const tilt = new Tilt();
    tilt.lean(0, 1);
    expect([-30, 30].map((angle) => tilt.lean(angle, 1))).toEqual([0, 0]);
  });

  it('[X2] left and right are those of whoever holds it', () => {
    expect([0, 90, 180, 270, -90, 360].map((turned) => leaning(20, 5, turned))).toEqual([
      5, 20, -5, -20, -20, 5,
    ]);
  });
});

describe('a tablet that is shaken', () => {
  it('[X2] strikes once for each stroke', () => {
    const shake = new Shake();
    const forces: [at: number, force: number][] = [
      [0, 1],
      [20, 12],
      [40, 14],
      [60, 3],
      [80, 12],
      [400, 2],
      [420, 11],
    ];
    expect(forces.filter(([at, force]) => shake.moved(force, at)).map(([at]) => at)).toEqual([20, 420]);
  });
});
