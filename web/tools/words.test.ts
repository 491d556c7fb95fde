import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pseudo } from './pseudo';
import { flat, keysOf, named, readWords } from './words';

const WEB = join(import.meta.dirname, '..');
const ENGLISH = Object.keys(readWords(join(WEB, 'words'), 'en'));

test('a sentence with forms by number is one entry', () => {
  expect(flat({ host: { tablets: { one: 'a', other: 'b' }, start: 'c' } })).toEqual({
    'host.tablets': { one: 'a', other: 'b' },
    'host.start': 'c',
  });
});

test('keys are found whole, by their beginning, and with a part worked out', () => {
  const keys = ['pad.turn.next', 'pad.card.go', 'pad.card.stop', 'seats.Sun'];
  const source = `say('pad.turn.next'); say(\`pad.card.\${act}\`); sayOr('seats.' + name, name);`;
  expect(named(source, keys)).toEqual(['pad.turn.next', 'seats.Sun', 'pad.card.go', 'pad.card.stop']);
});

test('[X4] the pad page carries its own words only, and none of what the server refuses others', () => {
  const mine = keysOf(join(WEB, 'src/pages/pad/main.ts'), ENGLISH);
  expect(mine).toContain('pad.turn.next');
  expect(mine.filter((key) => /^(dashboard|guide|host|scales|plans|techniques)\./.test(key))).toEqual([]);
});

test('[X4] the language nobody speaks is 40 % longer and keeps what is put into it', () => {
  const [made] = Object.values(pseudo({ a: 'You sit beside seat {seat}' }, false));
  expect(String(made).length).toBeGreaterThanOrEqual(1.3 * 'You sit beside seat {seat}'.length);
  expect(made).toContain('{seat}');
  expect(made).toContain('Yôü sït');
});

test('[X4] and from right to left it is marked so', () => {
  const [made] = Object.values(pseudo({ a: { one: 'One', other: 'Others' } }, true));
  expect(made).toMatchObject({ one: expect.stringMatching(/^\u2067.*\u2069$/) });
});
