/** How a seat looks, from its number alone: symbol, colour and rings, the same on every page. */
import { SEATS_MOST, SYMBOLS } from '../protocol.gen';
import { say } from '../words/say';
import type { SymbolName } from './symbols';

export interface SeatLook {
  readonly number: number;
  /** What people call it: the symbol's everyday word. */
  readonly name: string;
  readonly symbol: SymbolName;
  /** 1 to 12: the custom property `--s1` to `--s12`, the class `seat-1` to `seat-12`. */
  readonly colour: number;
  /** The second dozen wears one ring, the third two; 3 means a square token. */
  readonly rings: 0 | 1 | 2 | 3;
}

const DOZEN = 12;
/** Coprime to twelve, so that no symbol meets the same colour again within four dozens. */
const SHIFT = 5;

export function seatLook(seat: number): SeatLook {
  if (!Number.isInteger(seat) || seat < 1 || seat > SEATS_MOST) {
    throw new RangeError(`Seats go from 1 to ${SEATS_MOST}: ${seat} is none.`);
  }
  const dozen = Math.floor((seat - 1) / DOZEN);
  const symbol = SYMBOLS[(seat - 1 + SHIFT * dozen) % DOZEN] ?? 'Sun';
  const rings = dozen === 0 ? 0 : dozen === 1 ? 1 : dozen === 2 ? 2 : 3;
  return { number: seat, name: say(`seats.${symbol}`), symbol, colour: ((seat - 1) % DOZEN) + 1, rings };
}

/** "7, Bird": number and name, as people say it. */
export function seatWords(seat: number): string {
  return `${seat}, ${seatLook(seat).name}`;
}
