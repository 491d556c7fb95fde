import { expect, test, vi } from 'vitest';
import { readWords } from '../../tools/words';
import { inWords, sayPhrase, sayRefusal } from './refusal';
import { chooseLanguage, learn } from './say';

vi.stubGlobal('document', { documentElement: {}, title: '' });
vi.stubGlobal('navigator', { languages: ['en'] });
const folder = 'words';

async function speaks(code: 'en' | 'de'): Promise<void> {
  const of = (name: string) => readWords(folder, name);
  learn({ english: of('en'), others: { de: () => Promise.resolve({ words: of('de') }) } });
  await chooseLanguage(code);
}

test('[X4] the English of the server is said as it came', async () => {
  await speaks('en');
  expect(sayRefusal({ code: 'no_room', text: 'There is none.' })).toBe('There is none.');
  expect(sayPhrase({ text: 'tempo 72', phrase: { key: 'undo.tempo', values: { bpm: 72 } } })).toBe(
    'tempo 72',
  );
});

test('[X4] other languages say it by its name, and fall back on the English', async () => {
  await speaks('de');
  expect(sayRefusal({ code: 'no_room', text: 'There is none.' })).not.toBe('There is none.');
  expect(sayRefusal({ code: 'not_in_any_catalog', text: 'There is none.' })).toBe('There is none.');
  expect(sayPhrase({ text: 'tempo 72', phrase: { key: 'undo.tempo', values: { bpm: 72 } } })).toContain('72');
  expect(sayPhrase({ text: 'as it is', phrase: null })).toBe('as it is');
});

test('[X4] seats are named, one, two or several', async () => {
  await speaks('en');
  expect(inWords({ seat: 2 })).toEqual({ seat: 2, name: 'Moon' });
  expect(inWords({ seats: '1,2' }).who).toBe('Sun and Moon');
  expect(inWords({ seats: '1,2,3' }).who).toBe('3 seats');
});
