import { expect, test } from 'vitest';
import type { Goal } from '../../../protocol.gen';
import { AREAS, areaWords, changed, freeId, LEVELS, levelWords, ratedOf } from './rating';

const GOAL: Goal = { id: 'g1', text: 'waits for another’s turn to end' };

test('[K4] five levels and eight areas have their words', () => {
  expect(new Set(LEVELS.map(levelWords)).size).toBe(5);
  expect(levelWords(0)).toBe('as hoped');
  expect(new Set(AREAS.map(areaWords)).size).toBe(9);
});

test('[K4] only what the therapist rated counts', () => {
  expect(ratedOf([GOAL, { ...GOAL, rating: null }, { ...GOAL, rating: 0 }])).toBe(1);
});

test('[K4] a goal is changed in its place, a new one gets a free id', () => {
  const goals = [GOAL, { ...GOAL, id: 'g2' }];
  expect(changed(goals, 'g2', { rating: -1 })).toEqual([GOAL, { ...GOAL, id: 'g2', rating: -1 }]);
  expect(freeId(goals)).toBe('g3');
  expect(freeId([])).toBe('g1');
});
