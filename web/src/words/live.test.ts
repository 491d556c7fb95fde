import { effect } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { chooseLanguage, learn, sayOr } from './say';
import './live';

vi.stubGlobal('document', { documentElement: {}, title: '' });
vi.stubGlobal('navigator', { languages: ['en'] });

test('[X4] whatever has said a word is drawn anew in the new language', async () => {
  learn({
    english: { 'a.word': 'Hello' },
    others: { de: () => Promise.resolve({ words: { 'a.word': 'Guten Tag' } }) },
  });
  const drawn: string[] = [];
  const over = effect(() => void drawn.push(sayOr('a.word', '')));
  await chooseLanguage('de');
  over();
  expect(drawn).toEqual(['Hello', 'Guten Tag']);
});
