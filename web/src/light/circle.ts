/** Where everybody sits: the circle of seats round the pool, and where it stands on a screen of any form. */

/** The picture is drawn in units of which a landscape screen is so many high. The circle's middle is 0, 0. */
export const UNITS = 1080;

const DOZEN = 12;

export interface Circle {
  /** Of a hollow seat, without its line. */
  readonly seatRadius: number;
  readonly poolRadius: number;
  /** Distance of each dozen from the middle, the inner ring first. */
  readonly rings: readonly number[];
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Clockwise from the right, radians, as a canvas counts. */
  readonly angle: number;
}

const CIRCLES: readonly Circle[] = [
  { seatRadius: 60, poolRadius: 384, rings: [456] },
  { seatRadius: 45, poolRadius: 303, rings: [360, 474] },
  { seatRadius: 36, poolRadius: 252, rings: [296, 387, 478] },
  { seatRadius: 32, poolRadius: 204, rings: [246, 326, 406, 486] },
];

/** The circle for a room of so many seats: a ring for every dozen. */
export function circleFor(seats: number): Circle {
  const dozens = Math.min(Math.max(Math.ceil(seats / DOZEN), 1), CIRCLES.length);
  return CIRCLES[dozens - 1] as Circle;
}

/** Place 0 is at the top, then clockwise; every second ring is turned by half a seat, so that no seat hides behind another. */
export function spotOf(circle: Circle, place: number): Spot {
  const ring = Math.min(Math.floor(place / DOZEN), circle.rings.length - 1);
  const radius = circle.rings[ring] as number;
  const turn = ((place % DOZEN) + (ring % 2) / 2) / DOZEN;
  const angle = (turn - 0.25) * 2 * Math.PI;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), angle };
}

/** Where the picture stands, CSS pixels. */
export interface Standing {
  readonly x: number;
  readonly y: number;
  /** Pixels a unit. */
  readonly unit: number;
}

/** Takes a strip of this size off the right side (landscape) or the bottom (portrait). */
export interface Aside {
  readonly width: number;
  readonly height: number;
}

export function standingIn(width: number, height: number, aside: Aside | null): Standing {
  if (aside === null) return { x: width / 2, y: height / 2, unit: Math.min(width, height) / UNITS };
  const wide = width >= height;
  const freeWidth = wide ? width - aside.width : width;
  const freeHeight = wide ? height : height - aside.height;
  const unit = Math.min(freeWidth, freeHeight) / UNITS;
  // No further from the middle than the strip makes it: what people know the place of should hardly move.
  const x = wide ? Math.min(width / 2, freeWidth - (UNITS / 2) * unit) : width / 2;
  const y = wide ? height / 2 : Math.min(height / 2, freeHeight - (UNITS / 2) * unit);
  return { x, y, unit };
}
