import { expect, test } from 'vitest';
import { FORMATS, formatName, formatWords, orderOf, sizeWords } from './formats';

const WANTED = { part: true, parts: true, touched: true };
const HERE = { view: { since: 60.04, until: 120.26 }, length: 1560, seat: 10, language: 'de' };

test('[K3] each export has a name and a line of words', () => {
  for (const format of FORMATS) {
    expect(formatName(format)).not.toBe('');
    expect(formatWords(format)).toMatch(/\.$/);
  }
});

test('[K3] an order asks for what was chosen, and for nothing that its format has no use for', () => {
  expect(orderOf('midi', WANTED, HERE)).toEqual({
    format: 'midi',
    since: 60,
    until: 120.3,
    language: 'de',
    touched: true,
  });
  expect(orderOf('musicxml', WANTED, HERE).parts).toBe(true);
  expect(orderOf('pdf', WANTED, HERE)).toEqual({
    format: 'pdf',
    since: 0,
    until: null,
    language: 'de',
    seat: 10,
  });
  expect(orderOf('wav', { ...WANTED, part: false }, HERE)).toEqual({
    format: 'wav',
    since: 0,
    until: null,
    language: 'de',
  });
  expect(orderOf('csv', WANTED, { ...HERE, view: { since: 0, until: 1560 } }).until).toBeNull();
  expect(orderOf('csv', WANTED, { ...HERE, language: 'en-x-long' }).language).toBe('en');
});

test('[K3] the size of a file is told', () => {
  expect([12, 4200, 1_440_000].map(sizeWords)).toEqual(['12 bytes', '4 kB', '1.4 MB']);
});
