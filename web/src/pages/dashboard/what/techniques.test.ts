import { expect, test } from 'vitest';
import { type Cue, LEADER, type TechniqueState } from '../../../protocol.gen';
import {
  briefOf,
  CARDS,
  type Circumstances,
  cueLine,
  cueWords,
  knobOf,
  mainCue,
  statusOf,
  stepped,
  titleOf,
  whoWords,
  wordsOf,
} from './techniques';

function now(more: Partial<Circumstances> = {}): Circumstances {
  return { techniques: [], space: false, chosen: [], here: 5, played: new Set([1]), ...more };
}

function cue(more: Partial<Cue> = {}): Cue {
  return { technique: 'turns', phase: 'play', now: [10], next: [11], began: 8, until: 16, ...more };
}

test('[C2] twelve cards, each with one line for whoever sees it first', () => {
  expect(CARDS.map(titleOf)).toEqual([
    'Free',
    'Ground',
    'Hold',
    'Echo',
    'Call & Answer',
    'Turns',
    'Pass',
    'Space',
    'Stop & Go',
    'Build & Fade',
    'Iso ramp',
    'Lead',
  ]);
  for (const card of CARDS)
    expect([wordsOf(card).length > 15, briefOf(card).length < 20]).toEqual([true, true]);
});

test('[C2] a card is on while its technique runs, Free while none does', () => {
  const turns: TechniqueState = { technique: 'turns' };
  expect(statusOf('free', now())).toEqual({ state: 'on' });
  expect(statusOf('turns', now())).toEqual({ state: 'off' });
  expect(statusOf('turns', now({ techniques: [turns] }))).toEqual({ state: 'on' });
  expect(statusOf('free', now({ techniques: [turns] }))).toEqual({ state: 'off' });
  expect(statusOf('space', now({ space: true }))).toEqual({ state: 'held' });
});

test('[C2] what is not possible now says what is missing', () => {
  expect(statusOf('lead', now())).toEqual({ state: 'not_now', why: 'Choose one seat' });
  expect(statusOf('lead', now({ chosen: [3] }))).toEqual({ state: 'off' });
  expect(statusOf('echo', now({ played: new Set() }))).toEqual({
    state: 'not_now',
    why: 'Nobody played yet',
  });
  expect(statusOf('echo', now({ chosen: [2] }))).toEqual({ state: 'not_now', why: 'Has not played yet' });
  expect(statusOf('echo', now({ chosen: [1] }))).toEqual({ state: 'off' });
  expect(statusOf('pass_on', now({ here: 1 }))).toEqual({ state: 'not_now', why: 'Needs two seats' });
});

test('what runs can be ended even when it could not begin now', () => {
  expect(statusOf('lead', now({ techniques: [{ technique: 'lead', seats: [4] }] }))).toEqual({ state: 'on' });
});

test('[C2] who now, how long, who next', () => {
  expect(cueLine(cue(), 10.5)).toBe('Leaf, 6 beats left, then Shell');
  expect(cueLine(cue(), 15.2)).toBe('Leaf, 1 beat left, then Shell');
  expect(cueLine(cue({ until: null }), 10)).toBe('Leaf, then Shell');
  expect(cueLine(cue({ until: null, next: [] }), null)).toBe('Leaf');
});

test('before the first part it says who begins and when', () => {
  expect(cueLine(cue({ now: [], next: [1] }), 13)).toBe('Sun next, 3 beats');
  expect(cueLine(cue({ now: [], next: [] }), 13)).toBe('Nobody yet');
});

test('[C2] the therapist is called you', () => {
  expect(cueLine(cue({ technique: 'call_answer', phase: 'call', now: [LEADER], next: [1, 2] }), 14)).toBe(
    'You call, 2 beats left, then Sun and Moon',
  );
  expect(cueLine(cue({ technique: 'call_answer', phase: 'answer', now: [1], next: [LEADER] }), 14)).toBe(
    'Sun answers, 2 beats left, then you',
  );
});

test('[C2] seats join and leave one by one', () => {
  const build = cue({ technique: 'build', phase: 'build', now: [1, 2], next: [1, 2, 3] });
  expect(cueLine(build, 14)).toBe('Sun and Moon play, 2 beats left, then Fish joins');
  const fade = cue({ technique: 'build', phase: 'fade', now: [2, 3], next: [3] });
  expect(cueLine(fade, 14)).toBe('Moon and Fish play, 2 beats left, then Moon leaves');
  const all = cue({ technique: 'build', phase: 'build', now: [1], next: [], until: null });
  expect(cueLine(all, 14)).toBe('Sun plays');
});

test('[C2] stops, ramps, echoes and lent cards in words', () => {
  expect(cueLine(cue({ technique: 'stop_go', phase: 'stop', now: [] }), 14)).toBe(
    'All stop, 2 beats left, then all play',
  );
  expect(cueLine(cue({ technique: 'iso', phase: 'ramp', share: 0.404, until: null }), 14)).toBe(
    '40 % of the way',
  );
  expect(cueLine(cue({ technique: 'echo', phase: 'echo', now: [LEADER], next: [1] }), 14)).toBe(
    'Echo of Sun, 2 beats left',
  );
  const lent = cue({ technique: 'lead', phase: 'lead', now: [4], next: [], until: 134 });
  expect(cueLine(lent, 14, 120)).toBe('Bell leads, 60 s left');
  expect(cueWords({ ...lent, until: null }, 14).left).toBe('');
});

test('the middle of the map shows who plays, not what lies under it', () => {
  const turns = cue();
  expect(mainCue([cue({ technique: 'hold', phase: 'hold' }), turns])).toBe(turns);
  expect(mainCue([cue({ technique: 'iso', phase: 'ramp' })])).toBeUndefined();
});

test('many are counted', () => {
  expect(whoWords([])).toBe('');
  expect(whoWords([1, 2])).toBe('Sun and Moon');
  expect(whoWords([1, 2, 3])).toBe('3 seats');
});

test('steps go on and end', () => {
  expect([stepped([1, 2, 4], 2, 1), stepped([1, 2, 4], 4, 1), stepped([1, 2, 4], 3, -1)]).toEqual([4, 4, 2]);
  expect(stepped([1, 2, 4], 1, -1)).toBe(1);
});

test('[C2] each technique has the one number that concerns it', () => {
  expect(knobOf({ technique: 'ground' })).toBeNull();
  expect(knobOf({ technique: 'turns' })?.step(1)).toEqual({ technique: 'turns', beats: 12 });
  expect(knobOf({ technique: 'hold', density: 3 })?.step(-1).density).toBe(2);
  expect(knobOf({ technique: 'echo', seconds: 0 })?.step(1).seconds).toBe(5);
  expect(knobOf({ technique: 'iso', iso: { minutes: 5, bpm: 60 } })?.step(1).iso).toEqual({
    minutes: 6,
    bpm: 60,
  });
  expect(knobOf({ technique: 'lead' })).toMatchObject({ value: 'open', words: 'no end set' });
  expect(knobOf({ technique: 'lead', seconds: 60 })).toMatchObject({ value: '1', words: 'minute' });
});
