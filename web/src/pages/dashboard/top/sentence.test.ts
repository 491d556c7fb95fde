import { expect, test } from 'vitest';
import { SPEAKER_READY as READY, aSeat as seat, aRoom as state } from '../../../../test/a-room';
import { type Facts, sentenceOf, speakerLine } from './sentence';

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
