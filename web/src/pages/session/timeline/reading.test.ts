import { expect, test } from 'vitest';
import type { NoteBar, SeatRow, Timeline } from '../../../protocol.gen';
import { countIn, firstFrom, nearest, readAt, rowWords } from './reading';

const note = (at: number, mark: NoteBar[5] = ''): NoteBar => [at, 0.5, 2, 64, 0.7, mark];

const ROW: SeatRow = {
  seat: 10,
  key: '10 Leaf',
  pads: 5,
  notes: [note(10), note(20), note(20.2, 'helped'), note(384)],
  left_out: [],
  helped: [[20, 60]],
  open: [],
};

const TIMELINE: Timeline = {
  length: 1560,
  rows: [ROW],
  therapist: [],
  scenes: [{ since: 0, until: 600, name: 'Play' }],
  techniques: [{ since: 300, until: 400, name: 'turns', technique: 'turns' }],
  scales: [],
  stops: [[700, 710]],
  pauses: [[800, 900]],
  tempo: [],
  marks: [{ id: 1, at: 384, icon: 'star', word: 'Bell joins in' }],
  density: [],
  density_step: 10,
};

test('[K4] touches are counted in a stretch', () => {
  expect(firstFrom(ROW.notes, 20)).toBe(1);
  expect(countIn(ROW.notes, 15, 25)).toBe(2);
  expect(countIn([], 0, 9)).toBe(0);
});

test('[K4] the nearest touch is the one that sounds, or the one close by', () => {
  expect(nearest(ROW.notes, 10.3, 1)?.[0]).toBe(10);
  expect(nearest(ROW.notes, 384.9, 1)?.[0]).toBe(384);
  expect(nearest(ROW.notes, 100, 5)).toBeNull();
});

test('[K4] a moment of a seat is read out with its scene, technique, mark and touches', () => {
  const words = readAt(TIMELINE, ROW, 384, 40);
  expect(words).toMatch(/^10 Leaf\. 6:24\. /);
  for (const part of ['Play', 'Turns', 'Bell joins in', 'pad 3 of 5', '1 touch'])
    expect(words).toContain(part);
});

test('[K4] what was stopped, not recorded, helped or left out is said', () => {
  expect(readAt(TIMELINE, ROW, 705, 4)).toContain('stopped');
  expect(readAt(TIMELINE, ROW, 850, 4)).toContain('not recorded');
  expect(readAt(TIMELINE, ROW, 50, 4)).toContain('with help');
  expect(readAt(TIMELINE, { ...ROW, left_out: [[0, 100]] }, 50, 4)).toContain('left out');
});

test('[K4] each row is one sentence for whoever hears it', () => {
  expect(rowWords(ROW, 1560)).toContain('10 Leaf: 4 touches, the first at 0:10, the last at 6:24.');
  expect(rowWords(ROW, 1560)).toContain('0:20 to 1:00');
  expect(rowWords({ ...ROW, notes: [], helped: [], left_out: [[0, 1560]] }, 1560)).toContain('left out');
});
