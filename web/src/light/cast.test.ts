import { describe, expect, it } from 'vitest';
import type { Stage } from '../protocol.gen';
import { Cast } from './cast';

function turnOf(seat: number, began: number, change: Partial<Stage> = {}): Stage {
  return {
    seats: [1, 2, 3].map((number, place) => ({ seat: number, place, link: 'here', rest: number !== seat })),
    running: true,
    tempo: { beat: 0, at: 0, bpm: 60, target: 60, until: 0, bar: 4 },
    pulse: false,
    cues: [
      { technique: 'turns', phase: 'play', now: [seat], next: [(seat % 3) + 1], began, until: began + 4 },
    ],
    counting: null,
    plan: null,
    light: 'full',
    calm: false,
    code: null,
    ...change,
  };
}

/** The middle's word after everything has faded. */
function settled(
  cast: Cast,
  from: number,
  at: (now: number) => number | null = (now) => now,
): string | undefined {
  for (let now = from; now < from + 2; now += 0.05) cast.update(now, at(now));
  return cast.figure.to?.word;
}

describe('[D1] who plays now and next', () => {
  it('changes softly, and each word of the room finds the same turn again', () => {
    const cast = new Cast();
    cast.follow(turnOf(1, 0), 0);
    cast.update(0, 0);
    expect(cast.figure.mix(0.1)).toBeLessThan(0.5);
    expect(settled(cast, 0)).toBe('Sun');
    cast.follow(turnOf(1, 0), 2);
    cast.update(2, 2);
    expect(cast.figure.mix(2.01)).toBe(1);
    cast.follow(turnOf(2, 4), 4);
    expect(settled(cast, 4)).toBe('Moon');
    expect(cast.next.to.players).toEqual([3]);
  });

  it('lets the beads follow a turn that is cut short', () => {
    const cast = new Cast();
    cast.follow(turnOf(1, 0), 0);
    settled(cast, 0);
    const { to } = cast.figure;
    if (to === null) throw new Error('nobody plays');
    expect(cast.beads(to, 1)).toEqual({ all: 4, left: 3 });
    const [cue] = turnOf(1, 0).cues;
    if (cue !== undefined) cast.follow({ ...turnOf(1, 0), cues: [{ ...cue, until: 2 }] }, 1);
    expect(cast.beads(to, 1)).toEqual({ all: 2, left: 1 });
  });

  it('counts in before anything else, on the server’s clock', () => {
    const cast = new Cast();
    cast.follow(turnOf(1, 0, { counting: { beats: [105, 106, 107], go: 108 } }), 4);
    expect(settled(cast, 4, () => 104)).toBeUndefined();
    expect(settled(cast, 6, () => 105.5)).toBe('3');
    expect(settled(cast, 8, () => 107.5)).toBe('1');
    expect(settled(cast, 10, () => 108)).toBe('Sun');
  });

  it('lets a ramp’s arc come, grow and go without a jump', () => {
    const cast = new Cast();
    const ramp = { technique: 'iso', phase: 'ramp', now: [], next: [], began: 0, until: null } as const;
    cast.follow(turnOf(1, 0, { cues: [{ ...ramp, share: 0.5 }] }), 0);
    let before = cast.ramp(0).share;
    for (let now = 0; now < 5; now += 0.1) {
      cast.update(now, now);
      const { share } = cast.ramp(now);
      expect(Math.abs(share - before)).toBeLessThan(0.05);
      before = share;
    }
    expect(before).toBeCloseTo(0.5);
    expect(cast.ramp(5).light).toBe(1);
  });
});
