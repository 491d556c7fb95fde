/** What a page says, in the language of this device. The English words are part of the page, the others are fetched. */
import type en from '../../words/en.json';
import { formOf } from './plurals';

type ByNumber = { readonly other: string };
type Keys<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string | ByNumber ? Name : `${Name}.${Keys<Tree[Name]>}`;
}[keyof Tree & string];

/** The name of a sentence in the catalogs in web/words. */
export type Key = Keys<typeof en>;

type Entry = string | Readonly<Record<string, string>>;
export type Words = Readonly<Record<string, Entry | undefined>>;
export type Values = Readonly<Record<string, string | number>>;

/** What `virtual:words/PAGE` holds. */
export interface PageWords {
  readonly english: Words;
  readonly others: Readonly<Record<string, (() => Promise<{ readonly words: Words }>) | undefined>>;
}

export const LANGUAGES: ReadonlyArray<readonly [code: string, name: string]> = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['cy', 'Cymraeg'],
];

const KEY = 'roundelay.language';

let page: PageWords = { english: {}, others: {} };
let spoken = 'en';
let words: Words = {};
/** What stands on the page's tab. */
let title: Key | null = null;
let read: () => void = () => undefined;
const listeners: Array<() => void> = [];

/** The language this page speaks now. */
export function language(): string {
  read();
  return spoken;
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });
}

function find(key: string, values: Values): string | null {
  read();
  const entry = words[key] || page.english[key];
  if (entry === undefined) return null;
  if (typeof entry === 'string') return filled(entry, values);
  return filled(entry[formOf(spoken, Number(values.count))] || entry.other || '', values);
}

/** The sentence of this name. Where it has forms by number, `count` chooses. */
export function say(key: Key, values: Values = {}): string {
  const text = find(key, values);
  return text === null ? key : text;
}

/** The sentence of a name that came from elsewhere; what is given instead where the catalogs don't have it. */
export function sayOr(key: string, instead: string, values: Values = {}): string {
  const text = find(key, values);
  return text === null ? instead : text;
}

/** "A, B and C". */
export function listed(names: readonly string[], by: 'and' | 'or' = 'and'): string {
  const last = names[names.length - 1];
  if (last === undefined) return '';
  if (names.length === 1) return last;
  const some = names.slice(0, -1).join(say('lists.comma'));
  return by === 'and' ? say('lists.and', { some, last }) : say('lists.or', { some, last });
}

/** A number with its decimals as the language writes them. */
export function figure(value: number, decimals = 0): string {
  return value.toFixed(decimals).replace('.', say('lists.point'));
}

/** Called once the words have changed; for pages that are drawn by plain code. */
export function onWords(listener: () => void): void {
  listeners.push(listener);
}

/** Called whenever a word is read: how a page of signals learns what to draw anew. */
export function onRead(listener: () => void): void {
  read = listener;
}

/** Where nothing can be kept, a choice lasts as long as the page. */
let chosen: string | null = null;

function kept(): string | null {
  try {
    return window.localStorage.getItem(KEY) || chosen;
  } catch {
    return chosen;
  }
}

function wanted(): string {
  const liked = [kept(), ...(navigator.languages || [navigator.language])];
  for (const one of liked) {
    if (one === null) continue;
    const found = [one, one.split('-')[0] || ''].filter((name) => name === 'en' || page.others[name]);
    if (found[0] !== undefined) return found[0];
  }
  return 'en';
}

async function speak(code: string): Promise<void> {
  const fetch = page.others[code];
  const fetched = fetch === undefined ? page.english : (await fetch()).words;
  if (code !== wanted()) return; // another one has been chosen meanwhile
  spoken = code;
  words = fetched;
  const root = document.documentElement;
  root.lang = code;
  root.dir = /-rtl$/.test(code) ? 'rtl' : 'ltr';
  if (title !== null) document.title = say(title);
  for (const listener of listeners) listener();
}

/** These are the words from now on, in English. */
export function learn(own: PageWords): void {
  page = own;
  words = own.english;
}

/** Begins to speak: resolves once the words of this device's language are there. English stays where they can't be had. */
export async function startWords(own: PageWords, named: Key): Promise<void> {
  learn(own);
  title = named;
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) void speak(wanted()).catch(() => undefined);
  });
  const code = wanted();
  if (code === 'en') return;
  await speak(code).catch(() => undefined);
}

/** Another language on this device, at once and on all its pages. */
export async function chooseLanguage(code: string): Promise<void> {
  chosen = code;
  try {
    window.localStorage.setItem(KEY, code);
  } catch {
    // See `chosen`.
  }
  await speak(code).catch(() => undefined);
}
