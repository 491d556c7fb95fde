/** What the server tells a person, in this device's language: a no by its code, other sentences by their phrase. */
import type { Phrase } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { language, listed, say, sayOr, type Values } from './say';

export interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly values?: Values;
}

/** What stands in a sentence of the server's, in words: a seat's name, a technique's title. */
export function inWords(values: Values): Values {
  const said: Record<string, string | number> = { ...values };
  if (typeof values.seat === 'number') said.name = seatLook(values.seat).name;
  if (typeof values.technique === 'string') {
    said.technique = sayOr(`techniques.${values.technique}.title`, values.technique);
  }
  if (typeof values.seats === 'string') said.who = namesOf(values.seats.split(',').map(Number));
  if (typeof values.ground === 'string') {
    said.ground = sayOr(`dashboard.sound.ground.${values.ground}`, values.ground);
  }
  if (typeof values.instrument === 'string') {
    said.instrument = sayOr(`instruments.${values.instrument}`, values.instrument);
  }
  return said;
}

/** "Sun and Moon"; from three on how many. */
function namesOf(seats: readonly number[]): string {
  if (seats.length > 2) return say('seats.several', { count: seats.length });
  return listed(seats.map((seat) => seatLook(seat).name));
}

/** A sentence of the server's as English pages read it, and as the others make it their own. */
export interface Told {
  readonly text: string;
  readonly phrase?: Phrase | null;
}

export function sayPhrase({ text, phrase }: Told, more: Values = {}): string {
  if (language() === 'en' || !phrase) return text;
  return sayOr(phrase.key, text, { ...inWords(phrase.values ?? {}), ...more });
}

/** The server's own English is the most exact; so it stays where English is spoken, or where the catalogs lack it. */
export function sayRefusal({ code, text, values = {} }: Refusal): string {
  return language() === 'en' ? text : sayOr(`refused.${code}`, text, inWords(values));
}
