import { expect, test } from 'vitest';
import type { NoteBar } from '../../../protocol.gen';
import { pathsOf } from './paper-paths';

const PAPER = { pads: 5, row: 20, thick: 3, scale: 0.4 };

test('[K4] on paper fifty thousand touches are no more ink than can be seen', () => {
  const notes = Array.from(
    { length: 50_000 },
    (_, index): NoteBar => [index * 0.03, 0.2, index % 5, 60, 0.7, ''],
  );
  const { heard, unheard } = pathsOf(notes, PAPER);
  expect(heard.length).toBeLessThan(1000);
  expect(unheard).toBe('');
});

test('[K4] what was heard is filled, what only glowed is hollow', () => {
  const lone = { pads: 1, row: 20, thick: 3, scale: 10 };
  expect(pathsOf([[1, 2, 0, 60, 0.7, 'unheard']], lone)).toEqual({ heard: '', unheard: 'M10 8.5h20v3h-20z' });
  expect(pathsOf([[1, 2, 0, 60, 0.7, 'helped']], lone)).toEqual({ heard: 'M10 8.5h20v3h-20z', unheard: '' });
});

test('[K4] touches apart on paper stay apart, those that would touch are one', () => {
  const notes: NoteBar[] = [
    [0, 10, 0, 60, 0.7, ''],
    [10.2, 10, 0, 60, 0.7, ''],
    [30, 10, 0, 60, 0.7, ''],
  ];
  expect(pathsOf(notes, { ...PAPER, pads: 1 }).heard.match(/M/g)).toHaveLength(2);
});
