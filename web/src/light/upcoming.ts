/** Draws who comes next: a second ring round the seat, and a trail of dots that leads there from whoever plays. */
import type { Cast } from './cast';
import type { Circle, Spot } from './circle';
import type { Pen } from './ink';
import { each } from './limiter';
import { colourOf } from './sprites';
import { type SeatOnStage, type StageModel, shareOf } from './stage-model';

const FULL_TURN = 2 * Math.PI;
/** Radius of the second ring, in seat radii. */
const RING = 1.31;
/** Seats closer than this (radians round the circle) are neighbours. */
const NEIGHBOURS = FULL_TURN / 12 + 0.02;
/** A trail between seats that aren't runs along the shore, at this share of the pool. */
const SHORE = 0.9;
/** Radians from dot to dot there. */
const STEP = 0.13;

function drawNextRing(pen: Pen, seat: SeatOnStage, circle: Circle, alpha: number): void {
  pen.globalAlpha = alpha;
  pen.strokeStyle = colourOf(seat.look);
  pen.lineWidth = 6 * (circle.seatRadius / 60);
  pen.beginPath();
  const rings = seat.look.rings === 3 ? 0 : seat.look.rings;
  pen.arc(seat.spot.x, seat.spot.y, (RING + 0.16 * rings) * circle.seatRadius, 0, FULL_TURN);
  pen.stroke();
}

function dot(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL_TURN);
  pen.fill();
}

/** The way round from one angle to another, the shorter one. */
function wayRound(from: number, to: number): number {
  const turn = (to - from) / FULL_TURN;
  return (turn - Math.round(turn)) * FULL_TURN;
}

/** Dots that grow towards the next seat. */
function drawTrail(pen: Pen, from: Spot, to: SeatOnStage, circle: Circle, alpha: number): void {
  const way = wayRound(from.angle, to.spot.angle);
  const scale = circle.seatRadius / 60;
  pen.globalAlpha = alpha;
  pen.fillStyle = colourOf(to.look);
  if (
    Math.abs(way) <= NEIGHBOURS &&
    Math.hypot(to.spot.x - from.x, to.spot.y - from.y) < 4.4 * circle.seatRadius
  ) {
    const apart = Math.hypot(to.spot.x - from.x, to.spot.y - from.y);
    const start = (1.36 * circle.seatRadius) / apart;
    const end = 1 - ((RING + 0.26) * circle.seatRadius) / apart;
    for (let i = 0; i < 3; i += 1) {
      const share = start + ((end - start) * i) / 2;
      const x = from.x + (to.spot.x - from.x) * share;
      const y = from.y + (to.spot.y - from.y) * share;
      dot(pen, x, y, (6.5 + 2.5 * i) * scale);
    }
    return;
  }
  const dots = Math.max(3, Math.floor(Math.abs(way) / STEP));
  const radius = SHORE * circle.poolRadius;
  for (let i = 0; i < dots; i += 1) {
    const angle = from.angle + (way * (i + 0.5)) / dots;
    dot(pen, radius * Math.cos(angle), radius * Math.sin(angle), (6 + (6 * i) / dots) * scale);
  }
}

export function drawUpcoming(pen: Pen, cast: Cast, model: StageModel, now: number): void {
  for (const seat of model.seats) {
    const ringed = shareOf(seat.next, now);
    if (ringed > 0) drawNextRing(pen, seat, model.circle, ringed);
  }
  each(cast.next, now, ({ from, players }, share) => {
    if (from.length !== 1 || players.length !== 1) return;
    const [start, end] = [model.seatOf(from[0] ?? 0), model.seatOf(players[0] ?? 0)];
    if (start !== undefined && end !== undefined) drawTrail(pen, start.spot, end, model.circle, share);
  });
}
