import { describe, expect, it } from 'vitest';
import { type Cue, LEADER, type Stage } from '../protocol.gen';
import { beadsLeft, countAt, figureOf, nextIn, playingIn } from './figure';

function cue(change: Partial<Cue>): Cue {
  return { technique: 'turns', phase: 'play', now: [], next: [], began: 0, until: 8, share: null, ...change };
}

function stage(seats: number, cues: readonly Cue[], change: Partial<Stage> = {}): Stage {
  return {
    seats: Array.from({ length: seats }, (_, i) => ({ seat: i + 1, place: i, link: 'here', rest: true })),
    running: true,
    tempo: { beat: 0, at: 0, bpm: 60, target: 60, until: 0, bar: 4 },
    pulse: false,
    cues,
    counting: null,
    plan: null,
    light: 'full',
    calm: false,
    code: null,
    ...change,
  };
}

const everyone = [1, 2, 3, 4];
const figure = (change: Partial<Cue>, seats = 4) => figureOf(stage(seats, [cue(change)]));

describe('[D1] what the middle says', () => {
  it('names the one who plays, with a bead for each beat of the turn', () => {
    expect(figure({ now: [3] })).toMatchObject({ players: [3], word: 'Fish', began: 0, until: 8 });
    expect(figure({ now: [13] }, 24)).toMatchObject({ players: [13], word: '13 Star' });
  });

  it('shows a few by their symbols, and all by a word', () => {
    expect(figure({ now: [1, 2] })).toMatchObject({ players: [1, 2], word: '' });
    expect(figure({ now: everyone })).toMatchObject({ players: [], word: 'Everyone' });
  });

  it('shows the therapist’s hand for a call, and who answers', () => {
    expect(figure({ phase: 'call', now: [LEADER] })).toMatchObject({ players: [LEADER], word: 'Call' });
    expect(figure({ phase: 'answer', now: [2] })).toMatchObject({ players: [2], word: 'Answer' });
    expect(figure({ phase: 'answer', now: everyone })).toMatchObject({ players: [], word: 'Answer' });
  });

  it('keeps the length of a stop or a go to itself until its last two beats', () => {
    expect(figure({ phase: 'stop', until: null })).toMatchObject({ shape: 'stop', until: null });
    expect(figure({ phase: 'go', now: everyone, until: 8 })).toMatchObject({
      shape: 'go',
      began: 6,
      until: 8,
    });
    expect(nextIn(stage(4, [cue({ phase: 'stop', next: everyone })]))).toEqual([]);
  });

  it('shows whose playing comes back, and counts no beats of it', () => {
    const echo = { phase: 'echo', now: [LEADER], until: 5.3 } as const;
    expect(figure({ ...echo, next: [4] })).toMatchObject({
      players: [4],
      echo: true,
      word: 'Echo',
      until: null,
    });
    expect(figure(echo)).toMatchObject({ players: [LEADER] });
  });

  it('says nothing of a ramp or a hold, and nothing while the room is stopped', () => {
    expect(figure({ phase: 'ramp', share: 0.3 })).toBeNull();
    expect(figure({ phase: 'hold', now: everyone })).toBeNull();
    expect(figureOf(stage(4, [cue({ now: [1] })], { running: false }))).toBeNull();
  });

  it('lets everybody play until the first part, and then those who are named', () => {
    expect(playingIn(stage(4, [cue({ now: [], next: [1] })]))).toBeNull();
    expect(playingIn(stage(4, [cue({ now: [2] })]))).toEqual([2]);
    expect(playingIn(stage(4, [cue({ phase: 'fade', now: [] })]))).toEqual([]);
    expect(playingIn(stage(4, [cue({ phase: 'hold', now: everyone })]))).toBeNull();
    expect(nextIn(stage(4, [cue({ now: [2], next: [2, 3] })]))).toEqual([3]);
  });

  it('has as many beads as beats are left', () => {
    const turn = figure({ now: [1] });
    if (turn === null) throw new Error('nobody plays');
    expect([0, 3, 7.5, 8, 9].map((beat) => beadsLeft(turn, beat))).toEqual([8, 5, 0.5, 0, 0]);
  });

  it('counts 3, 2, 1, and then nothing', () => {
    const count = { beats: [5, 6, 7], go: 8 };
    expect([4.9, 5, 6.5, 7.9, 8].map((at) => countAt(count, at)?.word)).toEqual([
      undefined,
      '3',
      '2',
      '1',
      undefined,
    ]);
  });
});
