/** Where everything lies on the timeline, in pixels: bands above, a row a seat, the line of time below. */

export interface Measures {
  /** Pixels of a rem: everything grows with the size of words. */
  readonly rem: number;
  readonly scenes: boolean;
  readonly techniques: boolean;
  readonly marks: boolean;
  readonly rows: number;
  /** The therapist's own tones have a row of their own. */
  readonly therapist: boolean;
}

export interface Places {
  readonly scenes: number;
  readonly techniques: number;
  readonly marks: number;
  /** The top of the first row. */
  readonly rows: number;
  readonly row: number;
  readonly density: number;
  readonly axis: number;
  readonly height: number;
}

/** From here on rows are low, so that forty seats still fit. */
const MANY = 16;

export function placesOf({ rem, scenes, techniques, marks, rows, therapist }: Measures): Places {
  const band = Math.round(1.75 * rem);
  const row = Math.round((rows > MANY ? 1.5 : 1.875) * rem);
  const belowScenes = scenes ? band + Math.round(0.25 * rem) : 0;
  const belowTechniques = belowScenes + (techniques ? Math.round(1.5 * rem) : 0);
  const first = belowTechniques + (marks ? Math.round(1.5 * rem) : 0);
  const density = first + (rows + (therapist ? 1 : 0)) * row;
  const axis = density + Math.round(2.25 * rem);
  return {
    scenes: 0,
    techniques: belowScenes,
    marks: belowTechniques,
    rows: first,
    row,
    density,
    axis,
    height: axis + Math.round(1.75 * rem),
  };
}

/** Where a pad lies within its row, from its top: low tones are low. */
export function padOffset(pad: number, pads: number, row: number, thick: number): number {
  const room = row - thick - 4;
  const share = pads <= 1 ? 0.5 : 1 - Math.min(pad, pads - 1) / (pads - 1);
  return 2 + share * room;
}
