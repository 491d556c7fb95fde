import { expect, test } from 'vitest';
import { factsThatFit, paperRow } from './paper-room';

const GROUP = { words: 'Quieter than last week. '.repeat(12), goals: 2, rows: 9, row: 18 };

test('[K3] a usual session has room for its facts, a large one for fewer', () => {
  const definitions = Array.from({ length: 20 }, () => 110);
  const usual = factsThatFit(definitions, GROUP);
  expect(usual).toBeGreaterThanOrEqual(7);
  expect(factsThatFit(definitions, { ...GROUP, rows: 40, row: paperRow(40) })).toBeLessThan(usual);
  expect(factsThatFit([10, 10], GROUP)).toBe(2);
});

test('[K3] long words never leave no facts: then there is a second sheet', () => {
  const fit = factsThatFit([110, 110, 110], { ...GROUP, words: 'word\n'.repeat(200) });
  expect(fit).toBe(3);
});

test('[K3] long definitions take more room', () => {
  const long = factsThatFit(
    Array.from({ length: 20 }, () => 300),
    GROUP,
  );
  expect(long).toBeLessThan(
    factsThatFit(
      Array.from({ length: 20 }, () => 60),
      GROUP,
    ),
  );
});
