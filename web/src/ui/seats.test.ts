import { expect, test } from 'vitest';
import { SEATS_MOST } from '../protocol.gen';
import { seatLook, seatWords } from './seats';
import { PAD_SHAPES, SYMBOL_PATHS } from './symbols';

const all = Array.from({ length: SEATS_MOST }, (_, index) => seatLook(index + 1));

test('[R1] every seat of 48 is a pair of symbol and colour of its own', () => {
  const pairs = new Set(all.map((look) => `${look.symbol} ${look.colour}`));
  expect(pairs.size).toBe(SEATS_MOST);
});

test('neighbours in the circle never share a symbol or a colour', () => {
  all.slice(1).forEach((look, index) => {
    const before = all[index];
    expect(look.symbol).not.toBe(before?.symbol);
    expect(look.colour).not.toBe(before?.colour);
  });
});

test('the second dozen wears a ring and other symbols, as on the seats sheet', () => {
  expect(seatLook(10)).toEqual({ number: 10, name: 'Leaf', symbol: 'Leaf', colour: 10, rings: 0 });
  expect(seatLook(13)).toEqual({ number: 13, name: 'Star', symbol: 'Star', colour: 1, rings: 1 });
  expect(seatLook(25)).toEqual({ number: 25, name: 'Shell', symbol: 'Shell', colour: 1, rings: 2 });
  expect(seatWords(7)).toBe('7, Bird');
});

test('a number outside the circle is an error, not a blank token', () => {
  for (const wrong of [0, 49, 1.5, Number.NaN]) expect(() => seatLook(wrong)).toThrow(RangeError);
});

test('every drawing is one closed path', () => {
  const paths = [...Object.keys(SYMBOL_PATHS).map((key) => SYMBOL_PATHS[key as keyof typeof SYMBOL_PATHS])];
  for (const path of [...paths, ...PAD_SHAPES.map((shape) => shape.path)]) expect(path).toMatch(/^M.*z$/);
  expect(PAD_SHAPES).toHaveLength(12);
});
