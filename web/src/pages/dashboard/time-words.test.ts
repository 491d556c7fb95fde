import { expect, test } from 'vitest';
import { agoWords, durationWords, glideWords, linkMark, tempoAt } from './time-words';

const glide = { beat: 0, at: 10, bpm: 80, target: 60, until: 20, bar: 4 };

test('ago is said in minutes and seconds', () => {
  expect(agoWords(0)).toBe('just now');
  expect(agoWords(Number.NaN)).toBe('just now');
  expect(agoWords(6.9)).toBe('0:06 ago');
  expect(agoWords(62)).toBe('1:02 ago');
  expect(agoWords(4000)).toBe('over an hour ago');
});

test('[M3] a glide goes evenly in time and says where it leads', () => {
  expect(tempoAt(glide, 5)).toBe(80);
  expect(tempoAt(glide, 15)).toBe(70);
  expect(tempoAt(glide, 30)).toBe(60);
  expect(glideWords(glide, 12)).toBe('to 60 in 8 s');
  expect(glideWords(glide, 21)).toBeNull();
  expect(durationWords(120)).toBe('2 min');
});

test('a steady tempo is simply there', () => {
  const steady = { ...glide, target: 80, until: 10 };
  expect(tempoAt(steady, 0)).toBe(80);
  expect(glideWords(steady, 5)).toBeNull();
});

test('[C1] the sign at a seat tells good, late and away apart', () => {
  expect(linkMark('here', 12)).toBe('good');
  expect(linkMark('here', 75)).toBe('late');
  expect(linkMark('away', 12)).toBe('away');
  expect(linkMark('here', null)).toBe('none');
  expect(linkMark('free', null)).toBe('none');
});
