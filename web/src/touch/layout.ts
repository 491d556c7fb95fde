/** Where each pad lies, from how the seat is touched. Pure. What is no pad is ground: margins, the other half, a place to rest. */
import type { Access } from '../access/profile';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** One box for each pad that is shown, low to high, in px; they never overlap. */
  readonly boxes: readonly Box[];
  /** Where the mark stands in each pad, as a share of its height from the top: higher tones stand higher. */
  readonly marks: readonly number[];
  /** Touches in here belong to the nearest pad, those outside to none. */
  readonly ground: Box;
  /** Part of the ground that is no pad: eyes and pointers may rest there. */
  readonly rest: Box | null;
}

/** What of a profile decides where pads lie. */
export type Lie = Pick<Access, 'pad_size' | 'arrangement' | 'side' | 'rest_zone' | 'dead_margin'>;

/** CSS px in a millimetre of glass. No browser tells the size of its glass: this is an iPad's (132 px an inch), and most
    tablets are near it. Phones and the iPad mini pack about a fifth more into a millimetre, so pads come out that much
    smaller there; laptops less, so larger. */
export const PX_PER_MM = 132 / 25.4;

/** Up to so many stand in one row, or one column: a tune can then be seen as a line. */
const ONE_ROW = 5;
const ROW_MOST = 4;
const PORTRAIT_ROW = 2;

const LOWEST_MARK = 0.66;
const HIGHEST_MARK = 0.34;

/** The part of the ground that rests: at least a pad's size where there is room for it. */
const REST_LEAST = 0.22;
const REST_MOST = 0.34;

/** Never more than this share of the shorter side: a margin may not swallow a small screen. */
const MARGIN_MOST = 0.2;

function inRows(pads: number, count: number): number[] {
  const least = Math.floor(pads / count);
  const longer = pads % count;
  return Array.from({ length: count }, (_, row) => least + (row < longer ? 1 : 0));
}

/** How many pads each row holds, the lowest row first, as long as nothing else was chosen. */
export function rows(pads: number, portrait: boolean): number[] {
  if (pads <= ONE_ROW) return portrait ? inRows(pads, pads) : [pads];
  return inRows(pads, Math.ceil(pads / (portrait ? PORTRAIT_ROW : ROW_MOST)));
}

/** Every way to stand `pads` in rows, most of them last. */
function allRows(pads: number): number[][] {
  return Array.from({ length: pads }, (_, row) => inRows(pads, row + 1));
}

type Place = 'below' | 'beside' | 'between';

/** From where eyes rest, they reach a pad without crossing another: below one row, beside one column, between rows. */
function placeOf(lengths: readonly number[]): Place {
  if (lengths.length === 1) return 'below';
  return Math.max(...lengths) === 1 ? 'beside' : 'between';
}

interface Grid {
  readonly lengths: readonly number[];
  /** The rest zone's depth, across its longer side. */
  readonly rest: number;
  /** Of the longest row's pads. */
  readonly wide: number;
  readonly tall: number;
}

function gridOf(lengths: readonly number[], ground: Box, rests: boolean, size: number): Grid {
  const beside = placeOf(lengths) === 'beside';
  const extent = beside ? ground.width : ground.height;
  const rest = rests ? Math.min(REST_MOST * extent, Math.max(REST_LEAST * extent, size)) : 0;
  const wide = (ground.width - (beside ? rest : 0)) / Math.max(...lengths);
  const tall = (ground.height - (beside ? 0 : rest)) / lengths.length;
  return { lengths, rest, wide, tall };
}

const narrowest = (grid: Grid) => Math.min(grid.wide, grid.tall);

const roomiest = (grids: readonly Grid[]) =>
  grids.reduce<Grid | null>(
    (best, grid) => (best === null || narrowest(grid) > narrowest(best) + 0.01 ? grid : best),
    null,
  );

/** As many of the pads as fit without being narrower than `size` px; one at the least. */
function choose(pads: number, ground: Box, lie: Lie, size: number): Grid {
  const portrait = ground.height > ground.width;
  const grid = (lengths: readonly number[]) => gridOf(lengths, ground, lie.rest_zone, size);
  const line = (count: number) => grid(portrait ? inRows(count, count) : [count]);
  for (let count = pads; count > 1; count -= 1) {
    const usual = lie.arrangement === 'row' ? line(count) : grid(rows(count, portrait));
    const several = allRows(count).slice(1).map(grid);
    const columns = several.filter((one) => placeOf(one.lengths) === 'between');
    const wished = lie.arrangement === 'rows' ? roomiest(columns.length > 0 ? columns : several) : usual;
    if (wished !== null && narrowest(wished) >= size) return wished;
    const other = lie.arrangement === 'row' ? null : roomiest(allRows(count).map(grid));
    if (other !== null && narrowest(other) >= size) return other;
  }
  return grid([1]);
}

function groundOf(lie: Lie, width: number, height: number): Box {
  const margin = Math.min(lie.dead_margin * PX_PER_MM, MARGIN_MOST * Math.min(width, height));
  const half = lie.side === 'all' ? 0 : width / 2;
  const left = lie.side === 'right' ? half : margin;
  const right = lie.side === 'left' ? half : margin;
  return { left, top: margin, width: width - left - right, height: height - 2 * margin };
}

function restBox(grid: Grid, ground: Box): Box | null {
  const { left, top, width, height } = ground;
  if (grid.rest === 0) return null;
  const place = placeOf(grid.lengths);
  if (place === 'beside') return { left, top, width: grid.rest, height };
  const rowsBelow = place === 'below' ? 0 : Math.floor(grid.lengths.length / 2);
  return { left, top: top + height - rowsBelow * grid.tall - grid.rest, width, height: grid.rest };
}

/** Low to high: left to right and bottom to top. Wide and square surfaces count as landscape. */
export function layout(pads: number, width: number, height: number, lie: Lie): Layout {
  const ground = groundOf(lie, width, height);
  const grid = choose(pads, ground, lie, lie.pad_size * PX_PER_MM);
  const rest = restBox(grid, ground);
  const beside = rest !== null && placeOf(grid.lengths) === 'beside' ? rest.width : 0;
  const { lengths } = grid;
  const shown = lengths.reduce((sum, length) => sum + length, 0);
  const boxes: Box[] = [];
  const marks: number[] = [];
  let bottom = ground.top + ground.height;
  for (const length of lengths) {
    if (rest !== null && beside === 0 && bottom - 0.5 < rest.top + rest.height)
      bottom = Math.min(bottom, rest.top);
    const wide = (ground.width - beside) / length;
    const top = bottom - grid.tall;
    for (let column = 0; column < length; column += 1) {
      boxes.push({ left: ground.left + beside + column * wide, top, width: wide, height: grid.tall });
      const inOneRow = lengths.length === 1 && shown > 1;
      marks.push(inOneRow ? LOWEST_MARK + ((HIGHEST_MARK - LOWEST_MARK) * column) / (shown - 1) : 0.5);
    }
    bottom = top;
  }
  return { boxes, marks, ground, rest };
}
