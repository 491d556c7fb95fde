import { describe, expect, test } from 'vitest';
import { whole } from '../../../access/profile';
import { DEFAULT_ACCESS } from '../../../protocol.gen';
import { ALL_SETTINGS, type Field, isWorn, same, valueWords } from './settings';

function stepping(field: Field) {
  const how = ALL_SETTINGS.find((one) => one.field === field)?.how;
  if (how?.kind !== 'stepped') throw new Error(`${field} isn't stepped`);
  return how;
}

/** Everything between the ends, in the steps a hand makes. */
function wayUp(field: Field, from: number | null): Array<number | null> {
  const { next } = stepping(field);
  const way = [from];
  for (let at = next(from, 1); at !== way[way.length - 1]; at = next(at, 1)) way.push(at);
  return way;
}

describe('[X1] all of a profile can be set', () => {
  test('each field once, and none besides', () => {
    expect(ALL_SETTINGS.map((one) => one.field).sort()).toEqual(Object.keys(DEFAULT_ACCESS).sort());
  });

  test('a stepper goes from one end to the other and stays there', () => {
    expect(wayUp('hold_duration', 0)).toEqual([
      0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2,
    ]);
    expect(wayUp('pads', 1)).toHaveLength(12);
    expect(wayUp('scan_every', 0.3).slice(-1)).toEqual([5]);
    expect(stepping('pad_size').next(30, -1)).toBe(30);
  });

  test('from a value between its steps, such as a calibration finds, it goes to the next one', () => {
    expect(stepping('hold_duration').next(0.17, 1)).toBe(0.2);
    expect(stepping('hold_duration').next(0.17, -1)).toBe(0.15);
  });

  test('looking begins at 0.7 s, and ends below the shortest', () => {
    const { next } = stepping('dwell');
    expect([next(null, 1), next(null, -1), next(0.7, -1), next(0.25, -1)]).toEqual([0.7, null, 0.65, null]);
  });
});

describe('[X1] several seats at once', () => {
  test('they agree or differ, field by field', () => {
    const two = [whole({ pads: 3, dwell: null }), whole({ pads: 4 })];
    expect(same(two, 'pads')).toBe(undefined);
    expect(same(two, 'dwell')).toBe(null);
    expect(same([], 'pads')).toBe(undefined);
  });

  test('a preset is shown as worn only where all of it is in force for all', () => {
    const tremor = whole({ hold_duration: 0.15, pads: 3 });
    expect(isWorn([tremor, tremor], tremor)).toBe(true);
    expect(isWorn([tremor, whole({ ...tremor, palm: true })], tremor)).toBe(false);
    expect(isWorn([], tremor)).toBe(false);
  });
});

test('[X1] every value has its words', () => {
  expect(valueWords('hold_duration', 0)).toBe('Off');
  expect(valueWords('hold_duration', 0.15)).toBe('0.15 s');
  expect(valueWords('dwell', null)).toBe('Off');
  expect(valueWords('own_pad', 0)).toBe('1');
  expect(valueWords('pad_size', 40)).toBe('40 mm');
  expect(valueWords('palm', true)).toBe('On');
  expect(valueWords('theme', 'contrast')).toBe('contrast');
  expect(valueWords('loops', 0)).toBe('never');
});
