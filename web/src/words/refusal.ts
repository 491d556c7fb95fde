/** A no of the server in this device's language: by its code; in the server's own English where the catalogs lack it. */
import { sayOr, type Values } from './say';

export interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly values?: Values;
}

export function sayRefusal({ code, text, values = {} }: Refusal): string {
  return sayOr(`refused.${code}`, text, values);
}
