import { expect, test } from 'vitest';
import { undoWords } from './undo-words';

test('[C1] in English it is said as the server worded it', () => {
  const session = { offer: { value: { scales: [] } } } as unknown as Parameters<typeof undoWords>[0];
  expect(undoWords(session, { what: 'Leaf rests', at: 1 })).toBe('Leaf rests');
});
