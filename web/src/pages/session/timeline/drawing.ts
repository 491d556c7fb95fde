/** Draws the timeline on a canvas: plain code, so that fifty thousand touches move as smoothly as fifty. */
import type { NoteBar, SeatRow, Timeline } from '../../../protocol.gen';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { clock } from '../moments';
import { firstFrom, techniqueName } from './reading';
import { type Places, padOffset } from './shapes';
import { spanOf, ticks, type View } from './view';

export interface Inks {
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly edge: string;
  readonly sunk: string;
  readonly panel: string;
  readonly wash: string;
  readonly font: string;
  readonly seats: readonly string[];
}

/** The theme's colours as they are now. */
export function inksOf(element: Element): Inks {
  const style = window.getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink'),
    ink2: of('--ink-2'),
    line: of('--line'),
    edge: of('--edge'),
    sunk: of('--sunk'),
    panel: of('--panel'),
    wash: of('--on-wash'),
    font: style.fontFamily,
    seats: Array.from({ length: 12 }, (_, index) => of(`--s${index + 1}`)),
  };
}

export interface Cursor {
  readonly at: number;
  /** Which row; null: none in particular. */
  readonly row: number | null;
}

export interface Picture {
  readonly timeline: Timeline;
  readonly rows: readonly SeatRow[];
  readonly places: Places;
  readonly inks: Inks;
  readonly rem: number;
  readonly width: number;
  readonly view: View;
  readonly cursor: Cursor | null;
}

type Pen = CanvasRenderingContext2D;

const ROUND = 6;

export function drawRoll(pen: Pen, picture: Picture): void {
  const { places, width } = picture;
  pen.clearRect(0, 0, width, places.height);
  drawSilences(pen, picture);
  drawRows(pen, picture);
  drawScenes(pen, picture);
  drawTechniques(pen, picture);
  drawMarks(pen, picture);
  drawDensity(pen, picture);
  drawAxis(pen, picture);
  drawCursor(pen, picture);
}

const xOf = ({ view, width }: Picture, at: number): number => ((at - view.since) / spanOf(view)) * width;

function inSight({ view }: Picture, since: number, until: number): boolean {
  return until >= view.since && since <= view.until;
}

/** Words that end where their place ends. */
function fitted(pen: Pen, words: string, room: number): string {
  if (room <= 0) return '';
  if (pen.measureText(words).width <= room) return words;
  for (let kept = words.length - 1; kept > 1; kept -= 1) {
    const shorter = `${words.slice(0, kept)}…`;
    if (pen.measureText(shorter).width <= room) return shorter;
  }
  return '';
}

function roundBox(pen: Pen, x: number, y: number, width: number, height: number): void {
  const r = Math.min(ROUND, width / 2);
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arcTo(x + width, y, x + width, y + height, r);
  pen.arcTo(x + width, y + height, x, y + height, r);
  pen.arcTo(x, y + height, x, y, r);
  pen.arcTo(x, y, x + width, y, r);
  pen.fill();
}

/** Stops and what was not recorded: bands behind everything. */
function drawSilences(pen: Pen, picture: Picture): void {
  const { timeline, places, inks, rem } = picture;
  const height = places.axis - places.rows;
  for (const [since, until] of timeline.stops) {
    if (!inSight(picture, since, until)) continue;
    const x = xOf(picture, since);
    pen.fillStyle = inks.sunk;
    pen.fillRect(x, places.rows, Math.max(1.5, xOf(picture, until) - x), height);
  }
  for (const [since, until] of timeline.pauses) {
    if (!inSight(picture, since, until)) continue;
    const x = xOf(picture, since);
    const room = xOf(picture, until) - x;
    pen.strokeStyle = inks.edge;
    pen.lineWidth = 1.5;
    pen.setLineDash([2, 4]);
    pen.strokeRect(x, places.rows, Math.max(2, room), height);
    pen.setLineDash([]);
    pen.fillStyle = inks.ink2;
    pen.font = `${0.875 * rem}px ${inks.font}`;
    pen.fillText(
      fitted(pen, say('report.roll.not_recorded'), room - 8),
      Math.max(4, x + 4),
      places.rows + rem,
    );
  }
}

function drawRows(pen: Pen, picture: Picture): void {
  const { rows, places, inks, rem, width, timeline } = picture;
  rows.forEach((row, index) => {
    const top = places.rows + index * places.row;
    pen.fillStyle = inks.line;
    pen.fillRect(0, top + places.row - 1, width, 1);
    const colour = inks.seats[seatLook(row.seat).colour - 1] ?? inks.ink;
    drawNotes(pen, picture, row.notes, row.pads, top, colour);
    for (const [since, until] of row.helped) drawHelp(pen, picture, since, until, top);
    pen.font = `${0.875 * rem}px ${inks.font}`;
    for (const [since, until] of row.left_out) {
      if (!inSight(picture, since, until)) continue;
      const from = Math.max(0, xOf(picture, since));
      const room = Math.min(width, xOf(picture, until)) - from;
      pen.fillStyle = inks.sunk;
      pen.fillRect(from, top + 1, Math.max(2, room), places.row - 3);
      pen.fillStyle = inks.ink2;
      pen.fillText(
        fitted(pen, say('report.roll.left_out'), room - 12),
        from + 6,
        top + places.row / 2 + 0.3 * rem,
      );
    }
  });
  if (timeline.therapist.length > 0) {
    const top = places.rows + rows.length * places.row;
    pen.fillStyle = inks.line;
    pen.fillRect(0, top + places.row - 1, width, 1);
    const pitches = timeline.therapist.map((note) => note[3]);
    const low = pitches.reduce((least, one) => Math.min(least, one), 127);
    const high = pitches.reduce((most, one) => Math.max(most, one), 0);
    const placed = timeline.therapist.map(
      (note): NoteBar => [note[0], note[1], Math.round(note[3] - low), note[3], note[4], note[5]],
    );
    drawNotes(pen, picture, placed, Math.round(high - low) + 1, top, inks.ink2);
  }
}

/** Full: heard. Hollow: it glowed, unheard. With a rim: helped. Low: moved onto the beat. */
function drawNotes(
  pen: Pen,
  picture: Picture,
  notes: readonly NoteBar[],
  pads: number,
  top: number,
  colour: string,
): void {
  const { view, places, inks } = picture;
  const thick = Math.max(3, Math.round(places.row / 6));
  const drawn = new Map<number, number>(); // where each pad's latest bar ends: what it covers is not drawn again
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  const last = firstFrom(notes, view.until);
  for (let index = firstFrom(notes, view.since - LONGEST_S); index < last; index += 1) {
    const note = notes[index];
    if (note === undefined) continue;
    const [at, length, pad, , , mark] = note;
    const x = xOf(picture, at);
    const right = Math.max(x + 2, xOf(picture, at + length));
    if (right < 0) continue;
    const lane = mark === '' ? pad : -1 - pad;
    if (right <= (drawn.get(lane) ?? Number.NEGATIVE_INFINITY) + 0.4) continue;
    drawn.set(lane, right);
    const y = top + padOffset(pad, pads, places.row, thick);
    if (mark === 'unheard') {
      pen.strokeRect(x + 0.5, y + 0.5, Math.max(1.5, right - x - 1), thick - 1);
    } else if (mark === 'quantised') {
      pen.fillRect(x, y + thick / 2, right - x, thick / 2);
    } else {
      pen.fillRect(x, y, right - x, thick);
      if (mark === 'helped') {
        pen.strokeStyle = inks.ink;
        pen.strokeRect(x - 0.5, y - 0.5, right - x + 1, thick + 1);
        pen.strokeStyle = colour;
      }
    }
  }
}

/** Seconds by which a note may have begun before what is in sight, and still be seen. */
const LONGEST_S = 120;

function drawHelp(pen: Pen, picture: Picture, since: number, until: number, top: number): void {
  if (!inSight(picture, since, until)) return;
  const { places, inks } = picture;
  const x = xOf(picture, since);
  const right = Math.max(x + 2, xOf(picture, until));
  pen.fillStyle = inks.ink2;
  pen.fillRect(x, top + places.row - 4, right - x, 2);
  pen.fillRect(x, top + places.row - 7, 2, 5);
  pen.fillRect(right - 2, top + places.row - 7, 2, 5);
}

function drawScenes(pen: Pen, picture: Picture): void {
  const { timeline, places, inks, rem, width } = picture;
  pen.font = `600 ${0.9375 * rem}px ${inks.font}`;
  for (const { since, until, name } of timeline.scenes) {
    if (!inSight(picture, since, until)) continue;
    const x = Math.max(0, xOf(picture, since));
    const right = Math.min(width, xOf(picture, until));
    pen.fillStyle = inks.wash;
    roundBox(pen, x + 1, places.scenes, Math.max(2, right - x - 2), 1.75 * rem);
    pen.fillStyle = inks.ink;
    pen.fillText(fitted(pen, name, right - x - rem), x + 0.5 * rem, places.scenes + 1.2 * rem);
    if (since <= 0) continue;
    pen.fillStyle = inks.line;
    pen.fillRect(x, places.techniques, 1.5, places.axis - places.techniques);
  }
}

function drawTechniques(pen: Pen, picture: Picture): void {
  const { timeline, places, inks, rem, width } = picture;
  if (places.marks === places.techniques) return;
  pen.font = `${0.875 * rem}px ${inks.font}`;
  let written = 0; // names never lie on each other
  for (const stretch of timeline.techniques) {
    if (stretch.phase !== null && stretch.phase !== undefined) continue;
    if (!inSight(picture, stretch.since, stretch.until)) continue;
    const x = Math.max(0, xOf(picture, stretch.since));
    const right = Math.min(width, xOf(picture, stretch.until));
    pen.fillStyle = inks.edge;
    pen.fillRect(x, places.techniques + 1.2 * rem, Math.max(2, right - x - 2), 3);
    const from = Math.max(x + 2, written);
    const words = fitted(pen, techniqueName(stretch), right - from - 4);
    pen.fillStyle = inks.ink2;
    pen.fillText(words, from, places.techniques + 0.9 * rem);
    if (words !== '') written = from + pen.measureText(words).width + 0.5 * rem;
  }
}

function drawMarks(pen: Pen, picture: Picture): void {
  const { timeline, places, inks, rem, width } = picture;
  pen.font = `${0.875 * rem}px ${inks.font}`;
  const inOrder = [...timeline.marks].sort((one, other) => one.at - other.at);
  inOrder.forEach((mark, index) => {
    if (!inSight(picture, mark.at, mark.at)) return;
    const x = xOf(picture, mark.at);
    const next = inOrder[index + 1];
    const room = (next === undefined ? width : Math.min(width, xOf(picture, next.at))) - x - 1.25 * rem;
    const top = places.marks + 0.2 * rem;
    pen.fillStyle = inks.ink;
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x + 0.6 * rem, top);
    pen.lineTo(x + 0.6 * rem, top + rem);
    pen.lineTo(x + 0.3 * rem, top + 0.75 * rem);
    pen.lineTo(x, top + rem);
    pen.fill();
    pen.fillText(fitted(pen, mark.word, room), x + 0.9 * rem, places.marks + rem);
    pen.strokeStyle = inks.ink;
    pen.lineWidth = 1;
    pen.setLineDash([2, 4]);
    pen.beginPath();
    pen.moveTo(x + 0.5, top + rem);
    pen.lineTo(x + 0.5, places.axis);
    pen.stroke();
    pen.setLineDash([]);
  });
}

/** How much the whole group touched: one line along the foot. */
function drawDensity(pen: Pen, picture: Picture): void {
  const { timeline, places, inks, rem } = picture;
  const most = timeline.density.reduce((high, one) => Math.max(high, one), 0);
  if (most === 0) return;
  const foot = places.axis - 2;
  const tall = places.axis - places.density - 0.5 * rem;
  pen.fillStyle = inks.edge;
  timeline.density.forEach((count, index) => {
    const since = index * timeline.density_step;
    if (count === 0 || !inSight(picture, since, since + timeline.density_step)) return;
    const x = xOf(picture, since);
    const wide = Math.max(1, xOf(picture, since + timeline.density_step) - x);
    const high = (count / most) * tall;
    pen.fillRect(x, foot - high, wide > 4 ? wide - 1 : wide, high);
  });
}

function drawAxis(pen: Pen, picture: Picture): void {
  const { places, inks, rem, width, view } = picture;
  pen.font = `${0.875 * rem}px ${inks.font}`;
  pen.fillStyle = inks.ink;
  pen.fillRect(0, places.axis, width, 1.5);
  for (const at of ticks(view, width, 4 * rem)) {
    const x = xOf(picture, at);
    pen.fillRect(x, places.axis, 1.5, 0.3 * rem);
    const words = clock(at);
    const wide = pen.measureText(words).width;
    pen.fillText(words, Math.min(width - wide, Math.max(0, x - wide / 2)), places.axis + 1.35 * rem);
  }
}

function drawCursor(pen: Pen, picture: Picture): void {
  const { cursor, places, inks, width } = picture;
  if (cursor === null) return;
  const x = xOf(picture, cursor.at);
  pen.fillStyle = inks.ink;
  pen.fillRect(x - 1, places.techniques, 2, places.axis - places.techniques);
  if (cursor.row === null) return;
  pen.strokeStyle = inks.ink;
  pen.lineWidth = 2;
  pen.strokeRect(1, places.rows + cursor.row * places.row, width - 2, places.row - 1);
}
