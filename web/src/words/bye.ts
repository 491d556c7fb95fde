/** A goodbye of the server's in this device's language, by its reason. */
import type { Bye } from '../protocol.gen';
import { language, sayOr } from './say';

/** The server's own English is the most exact. */
export function sayBye({ reason, text }: Bye): string {
  return language() === 'en' ? text : sayOr(`bye.${reason}`, text);
}
