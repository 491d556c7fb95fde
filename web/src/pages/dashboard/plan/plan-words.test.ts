import { expect, test } from 'vitest';
import type { Plan } from '../../../protocol.gen';
import { inOwnWords, nameInCatalogs } from './plan-words';

test('a plan is found in the catalogs by its name', () => {
  expect(nameInCatalogs('A morning at school')).toBe('a_morning_at_school');
  expect(nameInCatalogs('One to one!')).toBe('one_to_one');
});

test('[C4] what no catalog knows stays as it was written', () => {
  const plan: Plan = {
    format: 'roundelay plan 1',
    name: 'Ours',
    scenes: [{ name: 'Tea', words: 'Slowly.' }],
  };
  expect(inOwnWords(plan)).toEqual(plan);
});
