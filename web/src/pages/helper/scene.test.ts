import { describe, expect, test } from 'vitest';
import type { Helping } from '../../protocol.gen';
import { sceneAt } from './scene';

/** Beat 0 at second 100, two beats a second; eight beats a turn; seat 3 sits among seats 1 to 3. */
const told: Helping = {
  seat: 3,
  link: 'here',
  state: 'play',
  turn: { mine: true },
  counting: null,
  cards: { held: false },
  doing: { key: 'helper.doing.free' },
  tempo: { beat: 0, at: 100, bpm: 120, target: 120, until: 100, bar: 4 },
  part: null,
  plays_at: null,
  assisted: false,
  not_now: false,
  calm: false,
};

const turns = (now: readonly number[], began: number, until: number | null) =>
  ({ technique: 'turns', phase: 'play', now, next: [], began, until, share: null }) as const;

describe('[X5] what a helper is told', () => {
  test.each([
    [{ link: 'free' }, 'free'],
    [{ link: 'waiting' }, 'door'],
    [{ link: 'away' }, 'away'],
    [{ state: 'stopped' }, 'stopped'],
    [{ state: 'rest' }, 'rest'],
    [{ state: 'rest', not_now: true }, 'not_now'],
    [{ cards: { held: true } }, 'lead'],
    [{ cards: { held: true }, state: 'stopped' }, 'lead'],
    [{}, 'play'],
  ] as const)('%j: %s', (changed, kind) => {
    const scene = sceneAt({ ...told, ...changed }, 101);
    expect(scene.kind).toBe(kind);
    expect(scene.beads).toBeNull();
    expect(scene.changes).toBeNull();
  });

  test('the count-in goes on without the network', () => {
    const counting = { beats: [100, 100.5, 101], go: 101.5 };
    const at = (now: number) => sceneAt({ ...told, counting }, now);
    expect(at(100.1)).toMatchObject({
      kind: 'count',
      beads: { all: 3, filled: 1 },
      beats: 3,
      changes: 100.5,
    });
    expect(at(101.2)).toMatchObject({
      kind: 'count',
      beads: { all: 3, filled: 3 },
      beats: 1,
      changes: 101.5,
    });
    expect(at(101.5)).toMatchObject({ kind: 'play', mine: true });
  });
});

describe('[X5] the countdown to a turn', () => {
  const waits: Helping = {
    ...told,
    turn: { mine: false, plays: [2] },
    part: turns([2], 8, 16),
    plays_at: 16,
  };

  test('next: beads fill, one a beat', () => {
    const scene = sceneAt(waits, 105.6); // beat 11.2
    expect(scene).toMatchObject({ kind: 'wait', plays: [2], next: true, beats: 5 });
    expect(scene.beads).toEqual({ all: 8, filled: 3 });
    expect(scene.changes).toBeCloseTo(106, 3);
  });

  test('later: the beats are counted, the beads stay hollow until the last eight', () => {
    const later = { ...waits, turn: { mine: false, plays: [1] }, part: turns([1], 0, 8), plays_at: 16 };
    expect(sceneAt(later, 100)).toMatchObject({ next: false, beats: 16, beads: { all: 8, filled: 0 } });
    expect(sceneAt(later, 104.9)).toMatchObject({ beats: 7, beads: { all: 8, filled: 1 } });
  });

  test('nobody knows when: no beads, no number', () => {
    const open = { ...waits, part: turns([2], 8, null), plays_at: null };
    expect(sceneAt(open, 105)).toMatchObject({ kind: 'wait', beads: null, beats: null, changes: null });
  });

  test('two beats before: soon, then its own, at the told moment, with nothing more told', () => {
    const turn = { mine: true, at: 108, until: 112, plays: [2], soon: [107, 107.5] };
    const near: Helping = { ...waits, turn };
    expect(sceneAt(near, 107.2)).toMatchObject({ kind: 'soon', mine: false, beads: { all: 8, filled: 6 } });
    expect(sceneAt(near, 108)).toMatchObject({ kind: 'turn', mine: true, beads: { all: 8, filled: 8 } });
    expect(sceneAt(near, 110.1)).toMatchObject({ kind: 'turn', beads: { all: 8, filled: 4 } });
    expect(sceneAt(near, 112)).toMatchObject({ kind: 'wait', mine: false });
  });

  test('its turn empties its beads', () => {
    const plays: Helping = { ...told, turn: { mine: true, until: 112 }, part: turns([3], 16, 24) };
    expect(sceneAt(plays, 108.1)).toMatchObject({ kind: 'turn', beads: { all: 8, filled: 8 } });
    expect(sceneAt(plays, 111.8)).toMatchObject({ kind: 'turn', beads: { all: 8, filled: 1 } });
  });

  test('a long turn has eight beads: its last eight beats', () => {
    const long: Helping = { ...told, turn: { mine: true, until: 116 }, part: turns([3], 0, 32) };
    expect(sceneAt(long, 104)).toMatchObject({ beads: { all: 8, filled: 8 } });
    expect(sceneAt(long, 114.9)).toMatchObject({ beads: { all: 8, filled: 3 } });
  });

  test('before the first turn everybody plays on', () => {
    const before: Helping = { ...told, turn: { mine: true, until: 102 }, part: turns([], 1, 4) };
    expect(sceneAt(before, 101)).toMatchObject({ kind: 'play', beads: null });
  });

  test('every moment it names lies ahead, so that no timer spins', () => {
    const glides = { beat: 0, at: 100, bpm: 60, target: 200, until: 130, bar: 4 };
    for (let now = 100; now < 110; now += 0.0137) {
      const { changes } = sceneAt({ ...waits, tempo: glides, plays_at: 40 }, now);
      if (changes !== null) expect(changes).toBeGreaterThan(now + 0.009);
    }
  });
});

describe('[X5] all together', () => {
  const part = { technique: 'stop_go', now: [], next: [1, 2, 3], began: 8, share: null } as const;
  const silent = { ...told, turn: { mine: false } };

  test('a stop is shared stillness', () => {
    expect(sceneAt({ ...silent, part: { ...part, phase: 'stop', until: null } }, 105)).toMatchObject({
      kind: 'still',
      beads: null,
    });
  });

  test('all have gone out', () => {
    const faded = { ...part, technique: 'build', phase: 'fade', until: null } as const;
    expect(sceneAt({ ...silent, part: faded }, 105).kind).toBe('faded');
  });
});
