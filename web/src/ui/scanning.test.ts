import { describe, expect, test } from 'vitest';
import { controlsOf, type Placed, partOf, readChoice, rowsOf, steppedEvery, USUAL, Walk } from './scanning';

const at = (control: string, left: number, top: number, height = 48): Placed<string> => ({
  control,
  left,
  top,
  height,
});

/** What the frame goes round, in words: a group is its controls joined. */
function rounds(walk: Walk<string>, steps: number): string[] {
  const seen: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    seen.push(walk.spot === null ? 'nothing' : controlsOf(walk.spot).join('+'));
    walk.step();
  }
  return seen;
}

describe('[X2] what the frame takes together', () => {
  test('rows are what stands side by side, each from left to right', () => {
    const rows = rowsOf([at('c', 0, 100), at('b', 60, 4), at('a', 0, 0), at('d', 60, 110, 30)]);
    expect(rows.map((row) => row.map((one) => one.control))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('a few controls are gone through one by one, more of them row by row', () => {
    const few = partOf([at('a', 0, 0), at('b', 60, 0), at('c', 0, 60)]);
    expect(few).toEqual({ spots: [{ control: 'a' }, { control: 'b' }, { control: 'c' }] });
    const six = partOf([0, 1, 2, 3, 4, 5].map((n) => at(`${n}`, (n % 2) * 60, Math.floor(n / 2) * 60)));
    expect('spots' in six && six.spots.map((row) => controlsOf(row).join(''))).toEqual(['01', '23', '45']);
  });

  test('no round is longer than eight, however many there are', () => {
    const many = partOf(Array.from({ length: 45 }, (_, n) => at(`${n}`, 0, n * 60)));
    const longest = (spot: typeof many): number =>
      'control' in spot ? 1 : Math.max(spot.spots.length, ...spot.spots.map(longest));
    expect(longest(many)).toBeLessThanOrEqual(8);
    expect(controlsOf(many)).toHaveLength(45);
  });
});

describe('[X2] where the frame goes', () => {
  const PARTS = [{ spots: [{ control: 'a' }, { control: 'b' }] }, { control: 'c' }];

  test('STOP is the first of every round, on every level', () => {
    const walk = new Walk(PARTS, 'stop');
    expect(rounds(walk, 4)).toEqual(['stop', 'a+b', 'c', 'stop']);
    walk.goTo('a');
    walk.step();
    walk.step();
    expect(walk.deep).toBe(false); // round the group once, and out again
    expect(walk.press()).toBe(null);
    expect(rounds(walk, 2)).toEqual(['stop', 'a']);
  });

  test('a press goes in, then presses; a round without a press goes back out', () => {
    const walk = new Walk(PARTS, null);
    expect(walk.press()).toBe(null);
    expect(walk.begins).toBe(true);
    walk.step();
    expect(walk.press()).toBe('b');
    expect(walk.press()).toBe('b');
    walk.step();
    expect(walk.spot).toEqual(PARTS[0]);
    expect(walk.deep).toBe(false);
  });

  test('it says when it has been all round the page', () => {
    const walk = new Walk(PARTS, null);
    expect([walk.step(), walk.step()]).toEqual([false, true]);
  });

  test('it finds a control again, and the round that has several', () => {
    const walk = new Walk(PARTS, 'stop');
    expect(walk.goTo('b')).toBe(true);
    expect(walk.spot).toEqual({ control: 'b' });
    expect(walk.enter(['a', 'b'])).toBe(true);
    expect(rounds(walk, 3)).toEqual(['stop', 'a', 'b']);
    expect(walk.goTo('gone')).toBe(false);
    expect(walk.enter(['c', 'a'])).toBe(true);
    expect(walk.deep).toBe(false);
  });

  test('a page without controls is no trouble', () => {
    const walk = new Walk<string>([], null);
    expect(walk.press()).toBe(null);
    expect(walk.step()).toBe(true);
  });
});

describe('[X2] how quick it is', () => {
  test('what was kept counts only where it is possible', () => {
    expect(readChoice(null)).toEqual(USUAL);
    expect(readChoice('{"on":true')).toEqual(USUAL);
    expect(readChoice('{"on":true,"every":0.1,"pause":"x"}')).toEqual({ ...USUAL, on: true });
    expect(readChoice('{"on":true,"every":0.3,"pause":0}')).toEqual({ on: true, every: 0.3, pause: 0 });
  });

  test('it goes from 0.3 to 5 s, finely where it is quick', () => {
    expect([steppedEvery(0.3, -1), steppedEvery(1, 1), steppedEvery(1, -1), steppedEvery(5, 1)]).toEqual([
      0.3, 1.2, 0.9, 5,
    ]);
  });
});
