/** The colours a canvas needs as numbers: dusk, the same values as in styles/tokens.css (a test compares them). */

/** By `SeatLook.colour` - 1. */
export const SEAT_COLOURS: readonly string[] = [
  '#f6b645',
  '#7b7fd7',
  '#7ce7c7',
  '#d67751',
  '#68c3e5',
  '#e4d486',
  '#a368b5',
  '#869541',
  '#fd9bbd',
  '#5da356',
  '#e4dcd0',
  '#5397e1',
];

/** The room at dusk. The ground is a shade deeper than a page's, so that a projector adds little grey to a dark room. */
export const DUSK = {
  ground: '#0b1417',
  water: '#153037',
  waterMiddle: '#1c3c43',
  waterEdge: '#102429',
  shore: '#2a4a51',
  disc: '#13252b',
  glyph: '#0e191d',
  middle: '#1f434a',
  middleEdge: '#47757b',
  free: '#3a5058',
  ink: '#eff3f1',
  quiet: '#b5c4c5',
  faint: '#92a4a6',
  present: '#f0b94c',
  go: '#7fcb9c',
} as const;

export type Channels = readonly [red: number, green: number, blue: number];

/** 0 to 1 each, as stored (not linear). */
export function channels(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** What a stored channel is worth as light (WCAG's definition). */
export function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, 0 (black) to 1 (white). */
export function luminance([red, green, blue]: Channels): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** How far `colour` lifts the luminance of `ground` when it is laid over it by screening at `alpha`. */
export function riseOf(colour: string, ground: string, alpha: number): number {
  const top = channels(colour);
  const under = channels(ground);
  const lit = (i: 0 | 1 | 2) => 1 - (1 - under[i]) * (1 - top[i] * alpha);
  return luminance([lit(0), lit(1), lit(2)]) - luminance(under);
}

/** The strongest alpha, up to `most`, that lifts `ground` by no more than `rise`: pale colours get less, deep ones more. */
export function alphaFor(colour: string, ground: string, rise: number, most: number): number {
  if (riseOf(colour, ground, most) <= rise) return most;
  let low = 0;
  let high = most;
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (riseOf(colour, ground, middle) <= rise) low = middle;
    else high = middle;
  }
  return low;
}
