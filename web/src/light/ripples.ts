/** Draws what touches do in the water besides soft light: the clear edges of sheets, and the pads' shapes that ride on them. */
import type { Spot } from './circle';
import { colourOf, type Sprites } from './sprites';
import type { SeatOnStage, Sheet, StageModel } from './stage-model';

/** Where the shapes ride on a sheet's edge, radians either side of the way to the middle. */
const FAN = [0, 0.3, -0.3, 0.6, -0.6] as const;

type Pen = CanvasRenderingContext2D;

export function drawRipples(pen: Pen, model: StageModel, sprites: Sprites, now: number): void {
  const radius = model.circle.poolRadius;
  for (const seat of model.seats) drawHeldShape(pen, seat, sprites, radius, now);
  for (const sheet of model.sheets) drawEdge(pen, sheet, radius);
  for (const sheet of model.sheets) drawRiders(pen, sheet, sprites, radius, now);
}

function drawEdge(pen: Pen, sheet: Sheet, pool: number): void {
  if (sheet.seat === null || sheet.level <= 0) return;
  pen.strokeStyle = colourOf(sheet.seat.look);
  edge(pen, sheet.seat.shore, sheet.radius, pool, 0.68 * sheet.level);
}

/** The part of a circle round a point on the shore that lies in the water. */
function edge(pen: Pen, shore: Spot, radius: number, pool: number, alpha: number): void {
  const line = pool / 59;
  const inward = shore.angle + Math.PI;
  const open = Math.acos((radius + line) / (2 * pool));
  pen.globalAlpha = alpha;
  pen.lineWidth = line;
  pen.beginPath();
  pen.arc(shore.x, shore.y, radius, inward - open, inward + open);
  pen.stroke();
}

function drawRiders(pen: Pen, sheet: Sheet, sprites: Sprites, pool: number, now: number): void {
  if (sheet.seat === null || sheet.level <= 0) return;
  const { look, shore } = sheet.seat;
  const size = (30 + 40 * Math.min(1, sheet.radius / 170)) * Math.sqrt(pool / 384);
  for (let rider = 0; rider < sheet.riders; rider += 1) {
    const joined = Math.min(1, (now - (sheet.joined[rider] as number)) / 0.12);
    const way = shore.angle + Math.PI + (FAN[rider] as number);
    const x = shore.x + sheet.radius * Math.cos(way);
    const y = shore.y + sheet.radius * Math.sin(way);
    pen.globalAlpha = 0.95 * joined * Math.sqrt(sheet.level);
    pen.drawImage(sprites.shape(look, sheet.pads[rider] as number), x - size / 2, y - size / 2, size, size);
  }
}

function drawHeldShape(pen: Pen, seat: SeatOnStage, sprites: Sprites, pool: number, now: number): void {
  const level = seat.lobe.level(now);
  if (level <= 0) return;
  const size = 62 * Math.sqrt(pool / 384);
  const x = seat.shore.x - 0.34 * pool * Math.cos(seat.shore.angle);
  const y = seat.shore.y - 0.34 * pool * Math.sin(seat.shore.angle);
  pen.globalAlpha = 0.95 * level;
  pen.drawImage(sprites.shape(seat.look, seat.lobePad), x - size / 2, y - size / 2, size, size);
}
