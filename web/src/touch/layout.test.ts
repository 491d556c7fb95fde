import { describe, expect, it } from 'vitest';
import { onSurface, padAt, sizeOf } from './hit';
import { type Box, type Layout, type Lie, layout, PX_PER_MM, rows } from './layout';

const USUAL: Lie = { pad_size: 30, arrangement: 'auto', side: 'all', rest_zone: false, dead_margin: 0 };

const SIZES = [
  [1024, 768],
  [768, 1024],
  [1280, 800],
  [390, 844],
  [320, 568],
  [501, 500],
  [333, 777],
  [1366, 657],
  [507, 768],
] as const;
const COUNTS = Array.from({ length: 12 }, (_, index) => index + 1);
const SIDES = ['all', 'left', 'right'] as const;
const ARRANGEMENTS = ['auto', 'row', 'rows'] as const;
const PAD_SIZES = [30, 45, 200];

/** Every profile that lies differently, with every number of pads, on every screen. */
function everyLayout(
  look: (laid: Layout, lie: Lie, pads: number, width: number, height: number) => void,
): void {
  for (const [width, height] of SIZES)
    for (const pads of COUNTS)
      for (const side of SIDES)
        for (const arrangement of ARRANGEMENTS)
          for (const pad_size of PAD_SIZES)
            for (const rest_zone of [false, true])
              for (const dead_margin of [0, 15, 40]) {
                const lie = { side, arrangement, pad_size, rest_zone, dead_margin };
                look(layout(pads, width, height, lie), lie, pads, width, height);
              }
}

const area = (box: Box) => box.width * box.height;
const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

describe('[P2][X1] the layout of every profile', () => {
  it('covers its ground with pads and rest, nothing twice', () => {
    let astray = 0;
    everyLayout(({ boxes, ground, rest }) => {
      const parts = rest === null ? boxes : [...boxes, rest];
      const sum = parts.reduce((total, box) => total + area(box), 0);
      if (Math.abs(sum - area(ground)) > 0.01 * boxes.length) astray += 1;
      parts.forEach((one, index) => {
        if (Math.abs(overlap(one, ground) - area(one)) > 0.1) astray += 1;
        for (const other of parts.slice(index + 1)) if (overlap(one, other) > 0.1) astray += 1;
      });
    });
    expect(astray).toBe(0);
  });

  it('shows no pad narrower than was asked for, but one that is alone; the lowest that fit', () => {
    let narrow = 0;
    everyLayout(({ boxes, marks }, { pad_size }, pads) => {
      if (boxes.length > pads || boxes.length < 1 || marks.length !== boxes.length) narrow += 1;
      if (boxes.length === 1) return;
      for (const box of boxes) {
        if (Math.min(box.width, box.height) < pad_size * PX_PER_MM - 0.01) narrow += 1;
      }
    });
    expect(narrow).toBe(0);
  });

  it('keeps to the half that the hand reaches', () => {
    let astray = 0;
    everyLayout(({ ground }, { side }, _pads, width) => {
      if (side === 'left' && Math.abs(ground.left + ground.width - width / 2) > 0.01) astray += 1;
      if (side === 'right' && ground.left !== width / 2) astray += 1;
    });
    expect(astray).toBe(0);
  });
});

describe('the usual layout', () => {
  const usual = (pads: number, width: number, height: number) => layout(pads, width, height, USUAL);

  it('[P2] fills the whole surface', () => {
    for (const [width, height] of SIZES) {
      for (const pads of COUNTS) {
        const sum = usual(pads, width, height).boxes.reduce((total, box) => total + area(box), 0);
        expect(sum).toBeCloseTo(width * height, 3);
      }
    }
  });

  it('shows all twelve on a tablet, five on the smallest phone', () => {
    expect(usual(12, 1024, 768).boxes).toHaveLength(12);
    expect(usual(12, 768, 1024).boxes).toHaveLength(12);
    expect(usual(5, 320, 568).boxes).toHaveLength(5);
    expect(usual(12, 320, 568).boxes).toHaveLength(6);
  });

  it('runs low to high from left to right in landscape', () => {
    const { boxes, marks } = usual(5, 1024, 768);
    expect(boxes.map((box) => Math.round(box.left))).toEqual([0, 205, 410, 614, 819]);
    expect(boxes.every((box) => box.height === 768)).toBe(true);
    expect(marks).toEqual([...marks].sort((a, b) => b - a));
  });

  it('runs low to high from bottom to top in portrait', () => {
    const { boxes } = usual(5, 390, 844);
    expect(boxes.map((box) => Math.round(box.top))).toEqual([675, 506, 338, 169, 0]);
    expect(boxes.every((box) => box.width === 390)).toBe(true);
  });

  it('stands in four by two and four by three, two by four and two by six', () => {
    expect(rows(8, false)).toEqual([4, 4]);
    expect(rows(12, false)).toEqual([4, 4, 4]);
    expect(rows(8, true)).toEqual([2, 2, 2, 2]);
    expect(rows(12, true)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(rows(7, false)).toEqual([4, 3]);
    expect(rows(9, true)).toEqual([2, 2, 2, 2, 1]);
  });

  it('starts the second row above the first', () => {
    const { boxes } = usual(8, 1024, 768);
    expect(boxes[0]).toEqual({ left: 0, top: 384, width: 256, height: 384 });
    expect(boxes[4]).toEqual({ left: 0, top: 0, width: 256, height: 384 });
  });
});

describe('[X1] what was chosen', () => {
  const lies = (pads: number, lie: Partial<Lie>, width = 1024, height = 768) =>
    layout(pads, width, height, { ...USUAL, ...lie });
  const tops = (laid: Layout) => new Set(laid.boxes.map((box) => Math.round(box.top))).size;

  it('one row stays one row, with fewer pads where they would be too narrow', () => {
    expect(tops(lies(8, { arrangement: 'row' }))).toBe(1);
    expect(lies(8, { arrangement: 'row' }).boxes).toHaveLength(6);
    expect(lies(4, { arrangement: 'row' }).boxes).toHaveLength(4);
  });

  it('rows are rows with few pads, too', () => {
    expect(tops(lies(4, { arrangement: 'rows' }))).toBe(2);
    expect(tops(lies(2, { arrangement: 'rows' }))).toBe(2);
    expect(lies(4, { arrangement: 'rows' }).boxes[1]).toEqual({
      left: 512,
      top: 384,
      width: 512,
      height: 384,
    });
  });

  it('larger pads stand otherwise before they become fewer', () => {
    expect(lies(5, { pad_size: 45 }).boxes).toHaveLength(5);
    expect(tops(lies(5, { pad_size: 45 }))).toBe(2);
    expect(lies(12, { pad_size: 60 }).boxes).toHaveLength(6);
    expect(lies(12, { pad_size: 200 }).boxes).toHaveLength(1);
  });

  it('eyes reach each pad from where they rest without crossing another', () => {
    const row = lies(5, { rest_zone: true });
    expect(row.rest).toEqual({
      left: 0,
      top: expect.closeTo(768 - 168.96),
      width: 1024,
      height: expect.closeTo(168.96),
    });
    const column = lies(3, { rest_zone: true }, 390, 844);
    expect(column.rest?.height).toBe(844);
    expect(column.boxes.every((box) => box.left === column.rest?.width)).toBe(true);
    const two = lies(8, { rest_zone: true });
    expect(two.boxes[0]?.top).toBeCloseTo((two.rest?.top ?? 0) + (two.rest?.height ?? 0));
    expect(two.boxes[7]?.top).toBe(0);
    const one = lies(1, { rest_zone: true });
    expect(one.boxes[0]?.height).toBeLessThan(768 * 0.8);
  });

  it('touches in margins, in the other half and in the rest zone are nobody’s', () => {
    const size = { width: 1024, height: 768 };
    const margin = lies(5, { dead_margin: 20 });
    expect(padAt(margin, size, 20, 400)).toBeNull();
    expect(padAt(margin, size, 110, 400)).toBe(0);
    expect(padAt(margin, size, 1023, 767)).toBeNull();
    const left = lies(3, { side: 'left' });
    expect(padAt(left, size, 700, 400)).toBeNull();
    expect(padAt(left, size, -3, 760)).toBe(0);
    const rest = lies(5, { rest_zone: true });
    expect(padAt(rest, size, 500, 760)).toBeNull();
    expect(padAt(rest, size, 500, 500)).toBe(2);
  });

  it('a turned tablet is played as it lies', () => {
    const glass = { width: 1024, height: 768 };
    const size = sizeOf('left', glass);
    const { boxes } = layout(5, size.width, size.height, USUAL);
    const first = boxes[0];
    // Its own top to the left: the player's bottom edge is the glass's left one.
    expect(first?.top).toBeGreaterThan(800);
    expect(onSurface('left', glass, 10, 300)).toEqual({ x: 300, y: 1014 });
    expect(onSurface('right', glass, 10, 300)).toEqual({ x: 468, y: 10 });
    expect(onSurface('upside_down', glass, 10, 300)).toEqual({ x: 1014, y: 468 });
    expect(padAt(layout(5, size.width, size.height, USUAL), size, 300, 1014)).toBe(0);
  });
});
