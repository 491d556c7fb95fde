/** Draws what the middle of the circle says: symbols, a word, a bead for each beat that is left. */
import type { Cast } from './cast';
import type { Circle } from './circle';
import type { Figure } from './figure';
import { colourOfPlayer, drawSymbol, type Pen, TEXT, write } from './ink';
import { each } from './limiter';
import { DUSK } from './palette';

const FULL_TURN = 2 * Math.PI;

/** The pool for which sizes are given; a smaller pool scales them. */
const POOL = 384;

/** How symbols stand: the most in a row, and how large each is. */
function rowsFor(count: number): { readonly across: number; readonly side: number } {
  if (count <= 1) return { across: 1, side: 190 };
  if (count === 2) return { across: 2, side: 136 };
  if (count <= 4) return { across: 2, side: 112 };
  if (count <= 6) return { across: 3, side: 96 };
  return { across: 4, side: 72 };
}

function drawSymbols(pen: Pen, players: readonly number[], y: number, scale: number): void {
  const { across, side } = rowsFor(players.length);
  const size = side * scale;
  const step = size * 1.18;
  const rows = Math.ceil(players.length / across);
  players.forEach((player, index) => {
    const row = Math.floor(index / across);
    const inRow = Math.min(across, players.length - row * across);
    const column = index % across;
    drawSymbol(pen, player, (column - (inRow - 1) / 2) * step, y + (row - (rows - 1) / 2) * step, size);
  });
}

function drawStop(pen: Pen, y: number, side: number): void {
  pen.fillStyle = DUSK.quiet;
  pen.beginPath();
  pen.moveTo(-side / 2 + 14, y - side / 2);
  pen.arcTo(side / 2, y - side / 2, side / 2, y + side / 2, 14);
  pen.arcTo(side / 2, y + side / 2, -side / 2, y + side / 2, 14);
  pen.arcTo(-side / 2, y + side / 2, -side / 2, y - side / 2, 14);
  pen.arcTo(-side / 2, y - side / 2, side / 2, y - side / 2, 14);
  pen.fill();
}

function drawGo(pen: Pen, y: number, side: number): void {
  pen.fillStyle = DUSK.go;
  pen.strokeStyle = DUSK.go;
  pen.lineWidth = 0.16 * side;
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(-0.3 * side, y - 0.4 * side);
  pen.lineTo(0.42 * side, y);
  pen.lineTo(-0.3 * side, y + 0.4 * side);
  pen.closePath();
  pen.fill();
  pen.stroke();
  pen.lineJoin = 'miter';
}

/** Two open rings round a symbol: what was played comes back. */
function drawEcho(pen: Pen, y: number, scale: number, colour: string): void {
  pen.strokeStyle = colour;
  for (const [radius, line] of [
    [136, 7],
    [164, 4],
  ] as const) {
    pen.lineWidth = line * scale;
    for (const side of [0, Math.PI]) {
      pen.beginPath();
      pen.arc(0, y, radius * scale, side - 0.62, side + 0.62);
      pen.stroke();
    }
  }
}

/** How far from the middle the beads stand. */
function beadRing(circle: Circle): number {
  const scale = circle.poolRadius / POOL;
  return Math.max(232 * scale, Math.min(0.82 * circle.poolRadius, 176));
}

/** One bead a beat, clockwise from the top; those that are over are small and hollow. */
function drawBeads(pen: Pen, circle: Circle, all: number, left: number, colour: string, alpha: number): void {
  const ring = beadRing(circle);
  const full = Math.min(22 * Math.sqrt(circle.poolRadius / POOL), (0.31 * FULL_TURN * ring) / all);
  for (let bead = 0; bead < all; bead += 1) {
    const angle = ((bead + 0.5) / all - 0.25) * FULL_TURN;
    const x = ring * Math.cos(angle);
    const y = ring * Math.sin(angle);
    // Its beat is over: it empties on the next one, softly.
    const over = Math.min(1, Math.max(0, 4 * (all - left - bead - 1)));
    pen.globalAlpha = alpha * over;
    pen.strokeStyle = DUSK.middleEdge;
    pen.lineWidth = Math.min(4, 0.3 * full);
    pen.beginPath();
    pen.arc(x, y, 0.6 * full, 0, FULL_TURN);
    pen.stroke();
    pen.globalAlpha = alpha * (1 - over);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, full, 0, FULL_TURN);
    pen.fill();
  }
}

interface Beads {
  readonly all: number;
  readonly left: number;
}

/** The figure round 0, 0. */
function drawFigure(pen: Pen, circle: Circle, figure: Figure, beads: Beads, alpha: number): void {
  if (alpha <= 0) return;
  const scale = circle.poolRadius / POOL;
  const [first] = figure.players;
  const colour = figure.players.length === 1 && first !== undefined ? colourOfPlayer(first) : DUSK.quiet;
  pen.globalAlpha = alpha;
  if (figure.shape === 'count') {
    write(pen, figure.word, 0, 0, { size: 320 * scale, weight: 700, colour: DUSK.ink, align: 'center' });
    return;
  }
  const pictured = figure.shape !== 'players' || figure.players.length > 0;
  const lift = pictured && figure.word !== '' ? -45 * scale : 0;
  if (figure.shape === 'stop') drawStop(pen, lift, 150 * scale);
  else if (figure.shape === 'go') drawGo(pen, lift, 150 * scale);
  else drawSymbols(pen, figure.players, lift, figure.echo ? 0.9 * scale : scale);
  if (figure.echo && figure.players.length > 0) drawEcho(pen, lift, scale, colour);
  if (figure.word !== '') {
    const size = Math.max(TEXT, (pictured ? 70 : 78) * scale);
    const y = pictured ? Math.max(126 * scale, 95 * scale + 0.45 * size) : 0;
    write(pen, figure.word, 0, y, { size, weight: 700, colour: DUSK.ink, align: 'center' });
  }
  if (beads.all > 0) drawBeads(pen, circle, beads.all, beads.left, colour, alpha);
}

/** How far a ramp has come: a quiet arc just inside the shore, from the top clockwise. */
function drawRamp(pen: Pen, circle: Circle, share: number, alpha: number): void {
  if (alpha <= 0) return;
  const radius = circle.poolRadius - 17;
  pen.lineCap = 'round';
  pen.lineWidth = 9;
  pen.globalAlpha = 0.5 * alpha;
  pen.strokeStyle = DUSK.shore;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, FULL_TURN);
  pen.stroke();
  pen.globalAlpha = alpha;
  pen.strokeStyle = DUSK.faint;
  pen.beginPath();
  pen.arc(0, 0, radius, -FULL_TURN / 4, (share - 0.25) * FULL_TURN);
  pen.stroke();
  pen.lineCap = 'butt';
}

/** `beat`: where the room's beat is, null while nobody knows. */
export function drawFigures(pen: Pen, cast: Cast, circle: Circle, now: number, beat: number | null): void {
  const ramp = cast.ramp(now);
  drawRamp(pen, circle, ramp.share, ramp.light);
  each(cast.figure, now, (figure, share) => {
    if (figure === null) return;
    const beads = beat === null ? { all: 0, left: 0 } : cast.beads(figure, beat);
    drawFigure(pen, circle, figure, beads, share);
  });
}
