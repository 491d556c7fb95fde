/**
 * The words of a page in each language, as modules: `virtual:words/pad` holds the English ones that the page can say,
 * and how the others are fetched. A page carries no word that none of its modules names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { pseudo } from './pseudo.ts';

const PREFIX = 'virtual:words/';

export type Entry = string | Readonly<Record<string, string>>;
export type Flat = Readonly<Record<string, Entry>>;

/** Languages nobody speaks: longer words, and words that run from right to left, to see that pages bear them. */
const PSEUDO = ['en-x-long', 'en-x-rtl'] as const;

/** { pad: { door: { title } } } as { 'pad.door.title' }; an object with `other` is one entry, by number. */
export function flat(tree: object, before = ''): Flat {
  const all: Record<string, Entry> = {};
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string' || 'other' in value) all[before + name] = value;
    else Object.assign(all, flat(value, `${before}${name}.`));
  }
  return all;
}

export function readWords(folder: string, language: string): Flat {
  return flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
}

export function languagesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => basename(name, '.json'));
}

/** What is imported as a type only is no part of a page. */
const ONLY_TYPES = /import type [^;]*;/g;

const FROM = /(?:from\s*|import\s*\(?\s*)'(\.[^']+)'/g;

/** The source files a page is made of, by following what each imports. */
export function filesOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const spoken = readFileSync(entry, 'utf8').replace(ONLY_TYPES, '');
  for (const [, path] of spoken.matchAll(FROM)) {
    const there = join(dirname(entry), path ?? '');
    const file = [`${there}.ts`, `${there}.tsx`].find((name) => existsSync(name));
    if (file !== undefined) filesOf(file, seen);
  }
  return seen;
}

const NAMED = /(['"])((?:\w+\.)+\w*)\1/g;
const WITH_PLACES = /`((?:\w+\.)(?:[\w.]|\$\{[^`}]*\})*)`/g;

/** Which of these keys a source text can mean: whole ones, those that begin so, those with a part worked out. */
export function named(source: string, keys: readonly string[]): string[] {
  const found: string[] = [];
  for (const [, , name = ''] of source.matchAll(NAMED)) {
    found.push(...keys.filter((key) => (name.endsWith('.') ? key.startsWith(name) : key === name)));
  }
  for (const [, name = ''] of source.matchAll(WITH_PLACES)) {
    const parts = name.split(/\$\{[^}]*\}/).map((part) => part.replace(/\./g, '\\.'));
    const fits = new RegExp(`^${parts.join('[\\w]+')}$`);
    found.push(...keys.filter((key) => fits.test(key)));
  }
  return found;
}

/** The keys that a page's modules name, and its HTML. */
export function keysOf(entry: string, keys: readonly string[], html?: string): string[] {
  const mine = new Set<string>();
  for (const file of [...filesOf(entry), ...(html === undefined ? [] : [html])]) {
    for (const key of named(readFileSync(file, 'utf8'), keys)) mine.add(key);
  }
  return [...mine].sort();
}

export function words(root: string): Plugin {
  const folder = join(root, 'words');
  const wordsOf = (language: string): Flat => {
    const [spoken, , kind] = language.split('-');
    const own = readWords(folder, spoken ?? 'en');
    return kind === undefined ? own : pseudo(own, kind === 'rtl');
  };
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [page = '', language] = id.slice(PREFIX.length + 1).split('/');
      const languages = languagesIn(folder);
      for (const name of languages) this.addWatchFile(join(folder, `${name}.json`));
      const english = wordsOf('en');
      const entry = ['main.ts', 'main.tsx']
        .map((name) => join(root, 'src/pages', page, name))
        .find(existsSync);
      if (entry === undefined) throw new Error(`There is no page ${page}.`);
      const spoken = language === undefined ? english : { ...english, ...wordsOf(language) };
      const mine = Object.fromEntries(
        keysOf(entry, Object.keys(english), join(root, `${page}.html`)).map((key) => [key, spoken[key]]),
      );
      if (language !== undefined) return `export const words = ${JSON.stringify(mine)};`;
      const others = [...languages.filter((name) => name !== 'en'), ...PSEUDO].map(
        (name) => `'${name}': () => import('${PREFIX}${page}/${name}')`,
      );
      return `export const words = { english: ${JSON.stringify(mine)}, others: { ${others.join(', ')} } };`;
    },
  };
}
