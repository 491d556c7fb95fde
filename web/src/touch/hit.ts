/** Where each pad lies and which one a point belongs to. Pure. Every point has exactly one pad: there are no gaps. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** One box a pad, low to high, in the units of the size it was laid out for; together they fill it. */
  readonly boxes: readonly Box[];
  /** Where the mark stands in each pad, as a share of its height from the top: higher tones stand higher. */
  readonly marks: readonly number[];
}

/** Up to so many stand in one row, or one column: a tune can then be seen as a line. */
const ONE_ROW = 5;
const ROW_MOST = 4;
const PORTRAIT_ROW = 2;

const LOWEST_MARK = 0.66;
const HIGHEST_MARK = 0.34;

/** How many pads each row holds, the lowest row first. */
export function rows(pads: number, portrait: boolean): number[] {
  if (pads <= ONE_ROW) return portrait ? new Array<number>(pads).fill(1) : [pads];
  const count = Math.ceil(pads / (portrait ? PORTRAIT_ROW : ROW_MOST));
  const least = Math.floor(pads / count);
  const longer = pads % count;
  return Array.from({ length: count }, (_, row) => least + (row < longer ? 1 : 0));
}

/** Low to high: left to right and bottom to top. Wide and square surfaces count as landscape. */
export function layout(pads: number, width: number, height: number): Layout {
  const portrait = height > width;
  const lengths = rows(pads, portrait);
  const tall = height / lengths.length;
  const boxes: Box[] = [];
  const marks: number[] = [];
  lengths.forEach((length, row) => {
    const wide = width / length;
    const top = height - (row + 1) * tall;
    for (let column = 0; column < length; column++) {
      boxes.push({ left: column * wide, top, width: wide, height: tall });
      const inOneRow = lengths.length === 1 && pads > 1;
      marks.push(inOneRow ? LOWEST_MARK + ((HIGHEST_MARK - LOWEST_MARK) * column) / (pads - 1) : 0.5);
    }
  });
  return { boxes, marks };
}

/** The pad nearest to a point, wherever it is, the rim of the screen included. */
export function padAt(boxes: readonly Box[], x: number, y: number): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, pad) => {
    const dx = Math.max(box.left - x, 0, x - (box.left + box.width));
    const dy = Math.max(box.top - y, 0, y - (box.top + box.height));
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      nearest = pad;
    }
  });
  return nearest;
}

/** How far along its pad's longer side a point is: 0 at the left or bottom end, 1 at the right or top end. */
export function alongPad(box: Box, x: number, y: number): number {
  const share = box.width > box.height ? (x - box.left) / box.width : 1 - (y - box.top) / box.height;
  return Math.min(1, Math.max(0, share));
}

/** The em that pads are drawn in, in px: a mark is 8.8 em wide, a one-pad surface's 15 em. */
export function emFor(boxes: readonly Box[], width: number, height: number): number {
  const least = boxes.reduce((size, box) => Math.min(size, box.width, box.height), Number.POSITIVE_INFINITY);
  const around = boxes.length === 1 ? 30 : 12.8;
  return Math.max(4, Math.min(least / around, Math.max(16, Math.min(width, height) / 48)));
}
