import { describe, expect, it } from 'vitest';
import { Taking } from './taking';

/** Three pads side by side, 40 mm wide; a px is a mm. */
const glass = {
  padAt: (x: number) => Math.min(2, Math.max(0, Math.floor(x / 40))),
  fromMiddle: (pad: number, x: number, y: number) => ({ x: x - (pad * 40 + 20), y: y - 50 }),
  edge: (x: number, y: number) => Math.min(x, y, 120 - x, 100 - y),
};

function taking(): Taking {
  const all = new Taking(glass);
  all.ask(1, 10);
  return all;
}

describe('[X1] twenty touches', () => {
  it('are told as they were: where, how long, how far from what was asked for', () => {
    const all = taking();
    all.down('a', 65, 48, 9, 10.5);
    expect(all.answered).toBe(false);
    all.up('a', 65, 48, 10.8);
    expect(all.answered).toBe(true);
    expect(all.touches).toEqual([
      {
        pad: 1,
        hit: 1,
        x: 5,
        y: -2,
        wait: 0.5,
        lasted: 0.3,
        since: null,
        contacts: 1,
        size: 9,
        lifted: null,
        edge: 48,
      },
    ]);
  });

  it('keep what came beside, slid and repeated, and when', () => {
    const all = taking();
    all.down('a', 35, 50, null, 11);
    all.up('a', 50, 50, 11.2);
    all.down('b', 60, 50, null, 11.3);
    all.up('b', 60, 50, 11.4);
    expect(all.touches.map(({ hit, lifted, since }) => [hit, lifted, since])).toEqual([
      [0, 1, null],
      [1, null, 0.1],
    ]);
    expect(all.answered).toBe(true);
  });

  it('tell a palm by what lay on the glass at once', () => {
    const all = taking();
    all.down('a', 60, 50, 30, 11);
    all.down('b', 70, 60, 20, 11.01);
    all.down('c', 80, 70, 20, 11.02);
    all.up('b', 70, 60, 12);
    all.up('a', 60, 50, 12);
    expect(all.answered).toBe(false);
    all.up('c', 80, 70, 12.1);
    expect(all.answered).toBe(true);
    expect(all.touches.map((touch) => touch.contacts)).toEqual([3, 3, 3]);
  });

  it('leave nobody stuck on a pad that is not found', () => {
    const all = taking();
    for (let time = 11; time < 14; time += 1) {
      expect(all.answered).toBe(false);
      all.down('a', 10, 10, null, time);
      all.up('a', 10, 10, time + 0.1);
    }
    expect(all.answered).toBe(true);
  });

  it('stay within what the room takes, whatever the hand does', () => {
    const all = taking();
    all.down('a', 60, 50, 900, 5000);
    all.up('a', 60, 50, 9000);
    all.up('nobody', 0, 0, 9001);
    expect(all.touches[0]).toMatchObject({ wait: 600, lasted: 60, size: 300 });
    for (let one = 0; one < 450; one += 1) {
      all.down('b', 60, 50, 5, 9001 + one);
      all.up('b', 60, 50, 9001.5 + one);
    }
    expect(all.touches).toHaveLength(400);
  });

  it('begin with the first that was asked for', () => {
    const all = new Taking(glass);
    all.down('a', 60, 50, null, 1);
    all.up('a', 60, 50, 2);
    expect(all.touches).toEqual([]);
  });
});
