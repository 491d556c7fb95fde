/** Where seats stand: rings of twelve, the first place at the top, clockwise, every second ring turned by half a chair; as on the display. */

/** The map is a square of this side; everything here is in its units. */
export const MAP_SIDE = 1000;
const MIDDLE = MAP_SIDE / 2;
const DOZEN = 12;

/** Radius of each ring, and the side of a seat's button, for one to four rings. Inner ring first. */
const RINGS: readonly {
  readonly radii: readonly number[];
  readonly button: number;
  readonly pool: number;
}[] = [
  { radii: [376], button: 132, pool: 268 },
  { radii: [270, 434], button: 124, pool: 186 },
  { radii: [235, 345, 446], button: 108, pool: 164 },
  { radii: [205, 290, 370, 450], button: 96, pool: 144 },
];

export interface Spot {
  readonly x: number;
  readonly y: number;
}

function layout(seats: number) {
  const rings = Math.min(Math.max(Math.ceil(seats / DOZEN), 1), RINGS.length);
  return RINGS[rings - 1] ?? { radii: [376], button: 132, pool: 268 };
}

/** The side of one seat's button. */
export function buttonSide(seats: number): number {
  return layout(seats).button;
}

/** The radius of the pool in the middle. */
export function poolRadius(seats: number): number {
  return layout(seats).pool;
}

/** The middle of place `place` (0 upwards) of `seats`. With `out`, a spot so far outside it, for its number. */
export function spot(place: number, seats: number, out = 0): Spot {
  const ring = Math.floor(place / DOZEN);
  const radius = (layout(seats).radii[ring] ?? 376) + out;
  const angle = (((place % DOZEN) + (ring % 2) / 2) / DOZEN) * 2 * Math.PI;
  return { x: MIDDLE + radius * Math.sin(angle), y: MIDDLE - radius * Math.cos(angle) };
}

/** The place whose middle is nearest to a point of the map. */
export function nearestPlace(point: Spot, seats: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let place = 0; place < seats; place++) {
    const { x, y } = spot(place, seats);
    const far = (x - point.x) ** 2 + (y - point.y) ** 2;
    if (far < least) {
      least = far;
      best = place;
    }
  }
  return best;
}

/** The seats in the order of their places. */
export function orderOf(seats: readonly { readonly seat: number; readonly place: number }[]): number[] {
  return [...seats].sort((a, b) => a.place - b.place).map((one) => one.seat);
}

/** Two chairs change places; everyone else stays. */
export function swapped(order: readonly number[], from: number, to: number): number[] {
  const next = [...order];
  const a = order[from];
  const b = order[to];
  if (a === undefined || b === undefined) return next;
  next[from] = b;
  next[to] = a;
  return next;
}

/** Each ring turned by `by` places, clockwise when positive. */
export function turned(order: readonly number[], by: number): number[] {
  return order.map((seat, place) => {
    const ring = Math.floor(place / DOZEN) * DOZEN;
    const size = Math.min(DOZEN, order.length - ring);
    return order[ring + ((((place - ring - by) % size) + size) % size)] ?? seat;
  });
}

/** One seat changes places with its neighbour, clockwise when `by` is positive. */
export function moved(order: readonly number[], seat: number, by: number): number[] {
  const place = order.indexOf(seat);
  if (place < 0) return [...order];
  const ring = Math.floor(place / DOZEN) * DOZEN;
  const size = Math.min(DOZEN, order.length - ring);
  return swapped(order, place, ring + ((((place - ring + by) % size) + size) % size));
}
