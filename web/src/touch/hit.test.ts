import { describe, expect, it } from 'vitest';
import { alongPad, emFor, onSurface, padAt, sizeOf, turnOf } from './hit';
import { type Box, type Lie, layout } from './layout';

const USUAL: Lie = { pad_size: 30, arrangement: 'auto', side: 'all', rest_zone: false, dead_margin: 0 };

const sizes = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
  { width: 1366, height: 657 },
];
const counts = Array.from({ length: 12 }, (_, index) => index + 1);
const TURNS = ['upright', 'left', 'right', 'upside_down'] as const;

const inside = (box: Box, x: number, y: number) =>
  x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;

describe('a touch', () => {
  it('[P2] belongs to exactly one pad, wherever it is on a usual surface', () => {
    let astray = 0;
    for (const size of sizes) {
      for (const pads of counts) {
        const laid = layout(pads, size.width, size.height, USUAL);
        for (let x = 0.41; x < size.width; x += 31.3) {
          for (let y = 0.37; y < size.height; y += 23.7) {
            const owners = laid.boxes.filter((box) => inside(box, x, y));
            const pad = padAt(laid, size, x, y);
            if (owners.length !== 1 || pad === null || laid.boxes[pad] !== owners[0]) astray += 1;
          }
        }
      }
    }
    expect(astray).toBe(0);
  });

  it('[P2] outside or on the very edge still belongs to the nearest pad', () => {
    const size = { width: 1024, height: 768 };
    const laid = layout(5, 1024, 768, USUAL);
    expect(padAt(laid, size, 0, 0)).toBe(0);
    expect(padAt(laid, size, 1024, 768)).toBe(4);
    expect(padAt(laid, size, -20, 300)).toBe(0);
    expect(padAt(laid, size, 2000, -50)).toBe(4);
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

describe('[X1] a turned surface', () => {
  /** What the CSS transform makes of a point of the surface. */
  function drawn(transform: string, x: number, y: number): [number, number] {
    const [dx, dy] = (/translate\((-?\d+)(?:px)?, (-?\d+)(?:px)?\)/.exec(transform) ?? ['', '0', '0'])
      .slice(1)
      .map(Number);
    const angle = (Number(/rotate\((-?\d+)/.exec(transform)?.[1] ?? 0) * Math.PI) / 180;
    return [
      Math.round(x * Math.cos(angle) - y * Math.sin(angle) + (dx ?? 0)),
      Math.round(x * Math.sin(angle) + y * Math.cos(angle) + (dy ?? 0)),
    ];
  }

  it('is hit where it is drawn', () => {
    const glass = { width: 1024, height: 768 };
    for (const turned of TURNS) {
      const size = sizeOf(turned, glass);
      for (const [x, y] of [
        [0, 0],
        [size.width, 0],
        [100, 700],
      ] as const) {
        const [gx, gy] = drawn(turnOf(turned, glass), x, y);
        expect(onSurface(turned, glass, gx, gy)).toEqual({ x, y });
      }
    }
  });

  it('stays on the glass', () => {
    const glass = { width: 390, height: 844 };
    for (const turned of TURNS) {
      const size = sizeOf(turned, glass);
      const [x, y] = drawn(turnOf(turned, glass), size.width / 2, size.height / 2);
      expect([x, y]).toEqual([195, 422]);
    }
  });
});

describe('the drawing', () => {
  it('keeps a mark within 148 px on a 1024 x 768 tablet and inside its pad everywhere', () => {
    for (const size of sizes) {
      for (const pads of counts) {
        const { boxes } = layout(pads, size.width, size.height, USUAL);
        const em = emFor(boxes, size, boxes.length === 1);
        const mark = (boxes.length === 1 ? 15 : 8.8) * em;
        for (const box of boxes) expect(mark).toBeLessThan(Math.min(box.width, box.height));
      }
    }
    const tablet = { width: 1024, height: 768 };
    expect(8.8 * emFor(layout(5, 1024, 768, USUAL).boxes, tablet, false)).toBeLessThanOrEqual(148);
    expect(15 * emFor(layout(1, 1024, 768, USUAL).boxes, tablet, true)).toBeLessThanOrEqual(240);
  });
});
