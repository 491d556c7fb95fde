import { expect, test } from 'vitest';
import type { ScaleView } from '../../../protocol.gen';
import { MOODS, moodOf, moodPlaces, phrase } from './moods';

function scale(id: string, mood: string | null, degrees: readonly number[], root = 0): ScaleView {
  return {
    id,
    mood,
    degrees,
    root,
    name: id,
    aka: [],
    tier: 'open',
    region: '',
    character: '',
    note: '',
    period: 1200,
  };
}

const SCALES = [
  scale('minor_pentatonic', 'Dusky', [0, 300, 500, 700, 1000], 9),
  scale('major_pentatonic', 'Bright', [0, 200, 400, 700, 900]),
  scale('malkauns', 'Deep', [0, 300, 500, 800, 1000], 4),
  scale('ritusen', 'Fresh', [0, 200, 500, 700, 900], 7),
  scale('suspended_pentatonic', 'Airy', [0, 200, 500, 700, 1000], 2),
  scale('hirajoshi', null, [0, 200, 300, 700, 800], 2),
];

test('[M1] the five moods of C major pentatonic stand on C, G, D, A and E', () => {
  const places = moodPlaces(SCALES, 'major_pentatonic', 0);
  expect(places.map((place) => place.mood)).toEqual([...MOODS]);
  expect(places.map((place) => place.root)).toEqual([0, 7, 2, 9, 4]);
});

test('[M1] going from mood to mood in any key never brings another tone', () => {
  for (const from of SCALES.filter((one) => one.mood !== null)) {
    for (let root = 0; root < 12; root++) {
      const here = new Set(from.degrees.map((cents) => (cents / 100 + root) % 12));
      for (const place of moodPlaces(SCALES, from.id, root)) {
        const there = SCALES.find((one) => one.id === place.scale);
        for (const cents of there?.degrees ?? []) expect(here).toContain((cents / 100 + place.root) % 12);
      }
    }
  }
});

test('from a scale without a mood the moods keep the root', () => {
  expect(moodPlaces(SCALES, 'hirajoshi', 2).every((place) => place.root === 2)).toBe(true);
  expect(moodOf(SCALES, 'hirajoshi')).toBeNull();
  expect(moodOf(SCALES, 'malkauns')).toBe('Deep');
});

test('Listen first goes up to the octave and home, near middle C', () => {
  expect(phrase(SCALES[1] as ScaleView, 0)).toEqual([60, 62, 64, 67, 69, 72, 60]);
  expect(phrase(SCALES[1] as ScaleView, 11)[0]).toBe(59);
  expect(phrase(SCALES[0] as ScaleView, 0)[0]).toBe(60);
});
