/** The circle of seats as a picture: who is in, which places are free, the one kept for this tablet; one seat alone. */
import { seatLook } from '../../ui/seats';
import { SYMBOL_PATHS, SYMBOL_SIDE } from '../../ui/symbols';

const SVG = 'http://www.w3.org/2000/svg';
const DOZEN = 12;

/** Units of the drawing. Each further dozen stands one circle further out. */
const POOL = 99;
const FIRST_RING = 132;
const RING_STEP = 62;
const DISC = 23;
const OWN = 30;
const MARGIN = 8;

export interface Circle {
  /** Seats that are taken. */
  readonly taken: readonly number[];
  /** The seat kept for this tablet. */
  readonly own: number | null;
}

function disc(name: string, x: number, y: number, r: number): SVGCircleElement {
  const drawn = document.createElementNS(SVG, 'circle');
  drawn.setAttribute('class', name);
  drawn.setAttribute('cx', x.toFixed(1));
  drawn.setAttribute('cy', y.toFixed(1));
  drawn.setAttribute('r', String(r));
  return drawn;
}

function symbol(seat: number, x: number, y: number, side: number): SVGPathElement {
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('class', 'symbol');
  drawn.setAttribute('fill-rule', 'evenodd');
  drawn.setAttribute('d', SYMBOL_PATHS[seatLook(seat).symbol]);
  const scale = side / SYMBOL_SIDE;
  drawn.setAttribute(
    'transform',
    `translate(${(x - side / 2).toFixed(1)} ${(y - side / 2).toFixed(1)}) scale(${scale})`,
  );
  return drawn;
}

function place(seat: number, circle: Circle, x: number, y: number): SVGElement {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', `seat-${seatLook(seat).colour}`);
  if (seat === circle.own) {
    group.appendChild(disc('own', x, y, OWN));
    group.appendChild(symbol(seat, x, y, 32));
    group.classList.add('is-own');
  } else if (circle.taken.indexOf(seat) >= 0) {
    group.appendChild(disc('taken', x, y, DISC));
    group.appendChild(symbol(seat, x, y, 28.5));
  } else {
    group.appendChild(disc('free', x, y, 7.4));
  }
  return group;
}

/** One seat alone, as a large token. */
export function drawSeat(seat: number): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', `token seat-${seatLook(seat).colour}`);
  drawing.setAttribute('viewBox', `${-DISC} ${-DISC} ${2 * DISC} ${2 * DISC}`);
  drawing.setAttribute('aria-hidden', 'true');
  drawing.appendChild(disc('taken', 0, 0, DISC));
  drawing.appendChild(symbol(seat, 0, 0, 28.5));
  return drawing;
}

/** Decoration beside words that say the same. */
export function drawCircle(circle: Circle): SVGSVGElement {
  const last = Math.max(DOZEN, circle.own || 0, ...circle.taken);
  const rings = Math.ceil(last / DOZEN);
  const reach = FIRST_RING + (rings - 1) * RING_STEP + OWN + MARGIN;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'circle');
  drawing.setAttribute('viewBox', `${-reach} ${-reach} ${2 * reach} ${2 * reach}`);
  drawing.setAttribute('aria-hidden', 'true');
  drawing.appendChild(disc('pool', 0, 0, POOL));
  for (let seat = 1; seat <= rings * DOZEN; seat++) {
    const ring = Math.floor((seat - 1) / DOZEN);
    const angle = (2 * Math.PI * ((seat - 1) % DOZEN)) / DOZEN;
    const radius = FIRST_RING + ring * RING_STEP;
    drawing.appendChild(place(seat, circle, radius * Math.sin(angle), -radius * Math.cos(angle)));
  }
  return drawing;
}
