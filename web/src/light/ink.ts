/** Words and symbols on the picture, in units of 1080 a height: nothing to be read is smaller than 5 % of it. */
import { LEADER } from '../protocol.gen';
import { LEADER_PATH } from '../ui/leader';
import { seatLook } from '../ui/seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from '../ui/symbols';
import { DUSK, SEAT_COLOURS } from './palette';
import { FONT } from './sprites';

export const TEXT = 54;

export type Pen = CanvasRenderingContext2D;

const paths = new Map<number, Path2D>();

function pathOf(player: number): Path2D {
  const known = paths.get(player);
  if (known !== undefined) return known;
  const path = new Path2D(player === LEADER ? LEADER_PATH : SYMBOL_PATHS[seatLook(player).symbol]);
  paths.set(player, path);
  return path;
}

export function colourOfPlayer(player: number): string {
  return player === LEADER ? DUSK.ink : (SEAT_COLOURS[seatLook(player).colour - 1] ?? DUSK.ink);
}

/** A player's symbol around a point. */
export function drawSymbol(pen: Pen, player: number, x: number, y: number, side: number): void {
  pen.save();
  pen.translate(x - side / 2, y - side / 2);
  pen.scale(side / SYMBOL_SIDE, side / SYMBOL_SIDE);
  pen.fillStyle = colourOfPlayer(player);
  pen.fill(pathOf(player), 'evenodd');
  pen.restore();
}

export interface Lettering {
  readonly size: number;
  readonly weight: 430 | 700;
  readonly colour: string;
  readonly align?: 'left' | 'center';
}

/** Words whose middle is at a height. */
export function write(pen: Pen, words: string, x: number, y: number, style: Lettering): void {
  setFont(pen, style);
  pen.fillStyle = style.colour;
  pen.textAlign = style.align ?? 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillText(words, x, y + 0.34 * style.size);
}

/** Fewer letters than this of a longer word say nothing. */
const LEAST = 5;

/** As much of the words as `width` has room for, if that says anything. */
export function fitted(pen: Pen, words: string, width: number, style: Lettering): string {
  setFont(pen, style);
  if (pen.measureText(words).width <= width) return words;
  let length = words.length;
  while (length > 1 && pen.measureText(`${words.slice(0, length).trim()}…`).width > width) length -= 1;
  return length >= LEAST ? `${words.slice(0, length).trim()}…` : '';
}

export function widthOf(pen: Pen, words: string, style: Lettering): number {
  setFont(pen, style);
  return pen.measureText(words).width;
}

function setFont(pen: Pen, { size, weight }: Lettering): void {
  pen.font = `${weight} ${size}px ${FONT}`;
}
