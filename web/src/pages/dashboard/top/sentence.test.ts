import { expect, test } from 'vitest';
import type { RoomState, SeatState } from '../../../protocol.gen';
import { type Facts, sentenceOf, speakerLine } from './sentence';

function seat(number: number, more: Partial<SeatState> = {}): SeatState {
  return {
    seat: number,
    link: 'free',
    place: number - 1,
    instrument: 'kalimba',
    soft: false,
    access: {},
    register: 0,
    level: 7,
    rest: false,
    solo: false,
    calm: false,
    timing: null,
    sounds: true,
    delay: null,
    wants_to_leave: false,
    calibrating: false,
    proposal: null,
    low: 'C4',
    high: 'A4',
    ...more,
  };
}

const READY = { state: 'ready', standby: 0, latency: 28.4, loading: 1, since: 0 } as const;

function state(more: Partial<RoomState> = {}): RoomState {
  return {
    code: 'KFM7RQ',
    link: 'http://192.168.8.1:8080/j#abc',
    door_open: true,
    running: true,
    stopped_at: null,
    seats: [seat(1, { link: 'here' }), seat(2), seat(3)],
    scale: { scale: 'major_pentatonic', root: 0, name: 'Major pentatonic on C' },
    coming: null,
    coming_at: null,
    tempo: { beat: 0, at: 0, bpm: 72, target: 72, until: 0, bar: 4 },
    pulse: { on: false, pattern: 'heartbeat', level: 5 },
    drone: { on: false, voicing: 'one_five', level: 5 },
    bed: { on: false, style: 'lullaby', density: 'thin', level: 5 },
    chords: { on: false, level: 5 },
    opening: [],
    leaving: [],
    space: false,
    rumble: false,
    leader: { instrument: 'piano', soft: false, level: 7, pads: [] },
    timing: 'as_played',
    swing: 0.5,
    grid: 2,
    held: 'ring',
    delay: 60,
    level: 6,
    level_goal: 6,
    hush: false,
    calm: false,
    counting: null,
    groups: [],
    techniques: [],
    cues: [],
    plan: null,
    speaker: READY,
    displays: 1,
    light: 'full',
    show_code: true,
    undo: null,
    notices: [],
    ...more,
  };
}

function facts(more: Partial<Facts> = {}): Facts {
  return {
    link: 'here',
    bye: null,
    refusal: null,
    state: state(),
    speakerSeen: true,
    unreached: false,
    ...more,
  };
}

test('when all is well it says so quietly', () => {
  expect(sentenceOf(facts())).toEqual({ tone: 'calm', text: '1 tablet is here.', acts: [] });
});

test('[R4] a missing speaker is told with the way out', () => {
  const none = { ...READY, state: 'none' } as const;
  const gone = sentenceOf(facts({ state: state({ speaker: none }) }));
  expect(gone.text).toBe('Nothing is heard: the speaker page was closed.');
  expect(gone.acts).toEqual(['open_speaker']);
  const never = sentenceOf(facts({ state: state({ speaker: none }), speakerSeen: false }));
  expect(never.text).toBe('Nothing is heard yet: no speaker page is open.');
});

test('[A5] a speaker that sleeps needs one tap, and the bar says so', () => {
  const asleep = { ...READY, state: 'asleep' } as const;
  expect(sentenceOf(facts({ state: state({ speaker: asleep }) })).text).toBe(
    'Sound needs one tap on the speaker page.',
  );
  expect(speakerLine(asleep)).toEqual({ text: 'needs one tap', ok: false });
  expect(speakerLine({ ...READY, state: 'loading', loading: 0.4 })).toEqual({
    text: 'loading 40 %',
    ok: true,
  });
  expect(speakerLine(READY)).toEqual({ text: 'good, 28 ms', ok: true });
});

test('[R2] a tablet at the door is let in with one tap', () => {
  const sentence = sentenceOf(facts({ state: state({ seats: [seat(7, { link: 'waiting' })] }) }));
  expect(sentence.text).toBe('A tablet is at the door, for seat 7, Bird.');
  expect(sentence.acts).toEqual(['let_in', 'not_now']);
  expect(sentence.seat).toBe(7);
});

test('[R2] before the first sound, who waits at the door comes first: one tap, and the bar is free', () => {
  const none = { ...READY, state: 'none' } as const;
  const seats = [seat(7, { link: 'waiting' })];
  expect(sentenceOf(facts({ state: state({ speaker: none, seats }), speakerSeen: false })).acts[0]).toBe(
    'let_in',
  );
  expect(sentenceOf(facts({ state: state({ speaker: none, seats }) })).acts[0]).toBe('open_speaker');
});

test('[P7] who asks to leave comes before who asks to come in', () => {
  const seats = [seat(7, { link: 'waiting' }), seat(10, { link: 'here', wants_to_leave: true })];
  const sentence = sentenceOf(facts({ state: state({ seats }) }));
  expect(sentence.text).toBe('Leaf, seat 10, asks to leave.');
  expect(sentence.acts).toEqual(['let_leave', 'stay']);
});

test('a lost link outranks everything, a refusal all but that', () => {
  const refusal = 'A tempo lies between 30 and 200 beats a minute.';
  expect(sentenceOf(facts({ refusal })).text).toBe(refusal);
  expect(sentenceOf(facts({ refusal, link: 'away' })).text).toContain('comes back by itself');
  expect(sentenceOf(facts({ link: 'gone', bye: 'This room was closed.' })).text).toBe(
    'This room was closed.',
  );
});

test('[S4] an empty room that nobody reached for a minute points at the Wi-Fi', () => {
  const seats = [seat(1), seat(2)];
  expect(sentenceOf(facts({ state: state({ seats }), unreached: true })).text).toContain(
    'keep devices apart',
  );
  expect(sentenceOf(facts({ state: state({ seats }) })).acts).toEqual(['show_join']);
});

test('a stopped room says that everyone rests', () => {
  expect(sentenceOf(facts({ state: state({ running: false }) })).text).toBe(
    'Everyone rests. Pads still glow.',
  );
});
