import { describe, expect, it } from 'vitest';
import type { Cue, Stage } from '../../protocol.gen';
import { inWords } from './in-words';

function stage(here: readonly number[], cues: readonly Cue[] = [], running = true): Stage {
  return {
    seats: [1, 2, 3].map((seat) => ({
      seat,
      place: seat - 1,
      link: here.indexOf(seat) >= 0 ? 'here' : 'free',
      rest: false,
    })),
    running,
    tempo: { beat: 0, at: 0, bpm: 60, target: 60, until: 0, bar: 4 },
    pulse: false,
    cues,
    counting: null,
    plan: null,
    light: 'full',
    calm: false,
    code: null,
  };
}

describe('[D1][X2] the picture for those who hear it', () => {
  it('says who is here', () => {
    expect(inWords(stage([]))).toBe('Nobody sits in the circle yet.');
    expect(inWords(stage([2]))).toBe('Moon is here.');
    expect(inWords(stage([1, 2]))).toBe('2 are here: Sun, Moon.');
    expect(inWords(stage([2], [], false))).toBe('Moon is here. Everyone rests.');
  });

  it('says who plays and who is next', () => {
    const cue: Cue = {
      technique: 'turns',
      phase: 'play',
      now: [1],
      next: [2],
      began: 0,
      until: 8,
      share: null,
    };
    expect(inWords(stage([1, 2], [cue]))).toBe('2 are here: Sun, Moon. Sun plays. Next: Moon.');
  });
});
