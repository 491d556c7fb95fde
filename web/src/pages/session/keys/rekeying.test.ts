import { expect, test } from 'vitest';
import type { Goal, SessionView } from '../../../protocol.gen';
import { elsewhere, keysOf, rekeyed, together } from './rekeying';

const LINE = {
  id: 'second',
  title: 'Tuesday',
  series: 'Ward 4',
  began: '2026-06-10T09:30:00Z',
  length: 60,
  state: 'ended',
  seats: 2,
  plan: null,
  words: '',
  keep_days: 30,
  goes: null,
} as const;

function session(goals: readonly Goal[] = []): SessionView {
  return {
    line: LINE,
    seats: [
      { seat: 5, key: '5 Drop', kept: true },
      { seat: 3, key: '3 Fish', kept: true },
      { seat: 9, key: '9 Flower', kept: false },
    ],
    marks: [],
    goals,
    moods: [{ seat_key: '5 Drop', before: 3 }, { seat_key: null }],
    attainment: null,
  };
}

const before: SessionView = {
  ...session(),
  line: { ...LINE, id: 'first' },
  seats: [{ seat: 3, key: '3 Fish', kept: true }],
};

test('[K4] what was written about a seat goes with its key, the seat left out keeps its own', () => {
  const goals = [{ id: 'g1', text: 'sings', seat_key: '5 Drop' }];
  const edit = rekeyed(session(goals), { 5: ' by the  window ', 3: '3 Fish' }, new Map());
  expect(edit.seats).toEqual([
    { seat: 5, key: 'by the window', kept: true },
    { seat: 3, key: '3 Fish', kept: true },
    { seat: 9, key: '9 Flower', kept: false },
  ]);
  expect(edit.goals?.[0]?.seat_key).toBe('by the window');
  expect(edit.moods?.map(({ seat_key }) => seat_key)).toEqual(['by the window', null]);
});

test('[K4] two who changed seats take what is theirs along, both ways', () => {
  const goals = [
    { id: 'g1', text: 'sings', seat_key: '5 Drop' },
    { id: 'g2', text: 'waits', seat_key: '3 Fish' },
  ];
  const edit = rekeyed(session(goals), { 5: '3 Fish', 3: '5 Drop' }, new Map());
  expect(edit.goals?.map(({ seat_key }) => seat_key)).toEqual(['3 Fish', '5 Drop']);
});

test('[K4] a goal of the whole series stays with its person, wherever that one sits now', () => {
  const goals = [{ id: 'g1', text: 'waits', seat_key: '3 Fish', series: true }];
  const others = elsewhere([before, session()], 'second');
  expect([...others]).toEqual([['3 Fish', 1]]);
  const moved = rekeyed(session(goals), { 5: '3 Fish', 3: 'new here' }, others);
  expect(moved.goals?.[0]?.seat_key).toBe('3 Fish');
  const named = rekeyed(session(goals), { 5: '5 Drop', 3: 'blue' }, new Map());
  expect(named.goals?.[0]?.seat_key).toBe('blue');
});

test('[K4] keys that look alike are one person', () => {
  expect(together({ 3: 'blue', 5: ' blue ', 7: 'red', 8: '', 9: '' })).toEqual([[3, 5]]);
  expect(keysOf(session().seats)).toEqual({ 3: '3 Fish', 5: '5 Drop' });
});
