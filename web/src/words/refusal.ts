/** What the server tells a person, in this device's language: a no by its code, a goodbye by its reason. */
import type { Bye } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { language, sayOr, type Values } from './say';

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
  return said;
}

/** The server's own English is the most exact; so it stays where English is spoken, or where the catalogs lack it. */
export function sayRefusal({ code, text, values = {} }: Refusal): string {
  return language() === 'en' ? text : sayOr(`refused.${code}`, text, inWords(values));
}

export function sayBye({ reason, text }: Bye): string {
  return language() === 'en' ? text : sayOr(`bye.${reason}`, text);
}
