/** Which pad a point belongs to. Pure: nothing is measured while hands play. */
import type { Access } from '../access/profile';
import type { Box, Layout } from './layout';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the surface is for whoever plays it: on its side, a tablet is as wide as it was tall. */
export function sizeOf(turned: Access['turned'], glass: Size): Size {
  const onItsSide = turned === 'left' || turned === 'right';
  return onItsSide ? { width: glass.height, height: glass.width } : glass;
}

/** A point of the glass on the surface as it lies before its player. `left`: the tablet's own top is to the left. */
export function onSurface(turned: Access['turned'], glass: Size, x: number, y: number): Point {
  switch (turned) {
    case 'left':
      return { x: y, y: glass.width - x };
    case 'right':
      return { x: glass.height - y, y: x };
    case 'upside_down':
      return { x: glass.width - x, y: glass.height - y };
    default:
      return { x, y };
  }
}

/** The same turn for what is drawn: a CSS transform about the top left corner. */
export function turnOf(turned: Access['turned'], { width, height }: Size): string {
  switch (turned) {
    case 'left':
      return `translate(${width}px, 0) rotate(90deg)`;
    case 'right':
      return `translate(0, ${height}px) rotate(-90deg)`;
    case 'upside_down':
      return `translate(${width}px, ${height}px) rotate(180deg)`;
    default:
      return '';
  }
}

const within = (box: Box, x: number, y: number) =>
  x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;

/** The pad nearest to a point, and the square of how far away it is. */
export function nearest(boxes: readonly Box[], x: number, y: number): { pad: number; distance: number } {
  let pad = 0;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    const dx = Math.max(box.left - x, 0, x - (box.left + box.width));
    const dy = Math.max(box.top - y, 0, y - (box.top + box.height));
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      pad = index;
    }
  });
  return { pad, distance: least };
}

/** The pad nearest to a point of a surface of this size, its very rim included; null where no touch counts. */
export function padAt(laid: Layout, size: Size, x: number, y: number): number | null {
  const px = Math.min(Math.max(x, 0), size.width);
  const py = Math.min(Math.max(y, 0), size.height);
  if (laid.boxes.length === 0 || !within(laid.ground, px, py)) return null;
  const { pad, distance } = nearest(laid.boxes, px, py);
  return distance > 0 && laid.rest !== null && within(laid.rest, px, py) ? null : pad;
}

/** How far along its pad's longer side a point is: 0 at the left or bottom end, 1 at the right or top end. */
export function alongPad(box: Box, x: number, y: number): number {
  const share = box.width > box.height ? (x - box.left) / box.width : 1 - (y - box.top) / box.height;
  return Math.min(1, Math.max(0, share));
}

/** The em that pads are drawn in, in px: a mark is 8.8 em wide, a one-pad surface's 15 em. */
export function emFor(boxes: readonly Box[], { width, height }: Size, alone: boolean): number {
  const least = boxes.reduce((size, box) => Math.min(size, box.width, box.height), Number.POSITIVE_INFINITY);
  const around = alone ? 30 : 12.8;
  return Math.max(4, Math.min(least / around, Math.max(16, Math.min(width, height) / 48)));
}
