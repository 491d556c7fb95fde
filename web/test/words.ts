/** Vitest: every English word is there, as on a page. */
import { join } from 'node:path';
import { learn } from '../src/words/say';
import { readWords } from '../tools/words';

learn({ english: readWords(join(import.meta.dirname, '../words'), 'en'), others: {} });
