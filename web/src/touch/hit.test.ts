import { describe, expect, it } from 'vitest';
import { alongPad, type Box, emFor, layout, padAt, rows } from './hit';

const sizes = [
  [1024, 768],
  [768, 1024],
  [1280, 800],
  [390, 844],
  [320, 568],
  [501, 500],
  [333, 777],
  [1366, 657],
] as const;

const counts = Array.from({ length: 12 }, (_, index) => index + 1);

const inside = (box: Box, x: number, y: number) =>
  x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;

describe('the layout', () => {
  it('[P2] gives every point to exactly one pad, for 1 to 12 pads on every shape of screen', () => {
    for (const [width, height] of sizes) {
      for (const pads of counts) {
        const { boxes } = layout(pads, width, height);
        expect(boxes).toHaveLength(pads);
        let astray = 0;
        for (let x = 0.41; x < width; x += 31.3) {
          for (let y = 0.37; y < height; y += 23.7) {
            const owners = boxes.filter((box) => inside(box, x, y));
            if (owners.length !== 1 || boxes[padAt(boxes, x, y)] !== owners[0]) astray += 1;
          }
        }
        expect(astray).toBe(0);
      }
    }
  });

  it('[P2] fills the whole surface, no more and no less', () => {
    for (const [width, height] of sizes) {
      for (const pads of counts) {
        const area = layout(pads, width, height).boxes.reduce((sum, box) => sum + box.width * box.height, 0);
        expect(area).toBeCloseTo(width * height, 3);
      }
    }
  });

  it('runs low to high from left to right in landscape', () => {
    const { boxes, marks } = layout(5, 1024, 768);
    expect(boxes.map((box) => Math.round(box.left))).toEqual([0, 205, 410, 614, 819]);
    expect(boxes.every((box) => box.height === 768)).toBe(true);
    expect(marks).toEqual([...marks].sort((a, b) => b - a));
  });

  it('runs low to high from bottom to top in portrait', () => {
    const { boxes } = layout(5, 390, 844);
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
    const { boxes } = layout(8, 1024, 768);
    expect(boxes[0]).toEqual({ left: 0, top: 384, width: 256, height: 384 });
    expect(boxes[4]).toEqual({ left: 0, top: 0, width: 256, height: 384 });
  });

  it('[P2] keeps the default five pads above 30 mm on a tablet (160 px)', () => {
    for (const [width, height] of [
      [1024, 768],
      [768, 1024],
    ] as const) {
      for (const box of layout(5, width, height).boxes) {
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(160);
      }
    }
  });
});

describe('a touch', () => {
  it('[P2] outside or on the very edge still belongs to the nearest pad', () => {
    const { boxes } = layout(5, 1024, 768);
    expect(padAt(boxes, 0, 0)).toBe(0);
    expect(padAt(boxes, 1024, 768)).toBe(4);
    expect(padAt(boxes, -20, 300)).toBe(0);
    expect(padAt(boxes, 2000, -50)).toBe(4);
  });

  it('knows how far along its pad it is', () => {
    const tall: Box = { left: 0, top: 0, width: 200, height: 800 };
    expect(alongPad(tall, 100, 800)).toBe(0);
    expect(alongPad(tall, 100, 0)).toBe(1);
    expect(alongPad(tall, 100, -5)).toBe(1);
    const wide: Box = { left: 0, top: 100, width: 400, height: 160 };
    expect(alongPad(wide, 100, 180)).toBe(0.25);
  });
});

describe('the drawing', () => {
  it('keeps a mark within 148 px on a 1024 x 768 tablet and inside its pad everywhere', () => {
    for (const [width, height] of sizes) {
      for (const pads of counts) {
        const { boxes } = layout(pads, width, height);
        const em = emFor(boxes, width, height);
        const mark = (pads === 1 ? 15 : 8.8) * em;
        for (const box of boxes) expect(mark).toBeLessThan(Math.min(box.width, box.height));
      }
    }
    expect(8.8 * emFor(layout(5, 1024, 768).boxes, 1024, 768)).toBeLessThanOrEqual(148);
    expect(15 * emFor(layout(1, 1024, 768).boxes, 1024, 768)).toBeLessThanOrEqual(240);
  });
});
