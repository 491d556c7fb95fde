/** Draws what stands beside the circle on its left: the plan at the top, who comes next half way down. */
import { LEADER, type PlanView, type Stage } from '../protocol.gen';
import type { Cast } from './cast';
import { UNITS } from './circle';
import { calledIn, presentIn } from './figure';
import { drawSymbol, fitted, type Lettering, type Pen, TEXT, widthOf, write } from './ink';
import { each } from './limiter';
import { DUSK } from './palette';

const FULL_TURN = 2 * Math.PI;

/** From the edge of the screen, and from the circle. */
const EDGE = 88;
const GAP = 30;

const QUIET: Lettering = { size: TEXT, weight: 430, colour: DUSK.quiet };
const LOUD: Lettering = { size: 60, weight: 700, colour: DUSK.ink };

/** Where the circle's middle is, in units from the left and the top of the screen, and how high that is. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** How far one can write from the left edge at a height, before the circle of seats is in the way. */
function room(place: Place, y: number): number {
  const above = Math.abs(y - place.y);
  const half = UNITS / 2;
  return place.x - GAP - (above < half ? Math.sqrt(half * half - above * above) : 0);
}

/** The room that both edges of a line leave. */
function roomFor(place: Place, y: number, size: number): number {
  return Math.min(room(place, y - size / 2), room(place, y + size / 2));
}

// --- who comes next

const SYMBOL = 88;
/** More than this many are not drawn one by one. */
const MOST = 6;

/** Half way down where there is room beside the circle, else below it; null: there is none. */
function nextAt(place: Place): number | null {
  if (roomFor(place, place.y, 3 * TEXT) > EDGE + SYMBOL) return place.y;
  const below = place.y + UNITS / 2 + 130;
  return below + 100 < place.height ? below : null;
}

function drawNext(pen: Pen, players: readonly number[], stage: Stage, place: Place, alpha: number): void {
  const y = players.length === 0 ? null : nextAt(place);
  if (y === null || alpha <= 0) return;
  const width = roomFor(place, y, 3 * TEXT);
  const [first] = players;
  const many = players.length > 1;
  const name = first === undefined ? '' : inOneWord(first, players, stage);
  const style: Lettering = many ? { ...LOUD, size: TEXT } : LOUD;
  const start = name !== '' && many ? 0 : SYMBOL + 26;
  const whole = start + widthOf(pen, name, style);
  // Closer to the edge rather than without a name.
  const left = Math.max(GAP, Math.min(EDGE, width - whole));
  pen.globalAlpha = alpha;
  write(pen, 'Next', left, y - 58, QUIET);
  if (start > 0 && !many && first !== undefined) drawSymbol(pen, first, left + SYMBOL / 2, y + 32, SYMBOL);
  if (name === '') drawMany(pen, players, left, y + 32, width);
  else if (left + whole <= width) write(pen, name, left + start, y + 32, style);
}

/** What to call who comes next; empty for a few, who are drawn one by one. */
function inOneWord(first: number, players: readonly number[], stage: Stage): string {
  if (players.length === 1) return first === LEADER ? 'Call' : calledIn(stage, first);
  const present = presentIn(stage);
  if (players.length > 2 && present.every((seat) => players.indexOf(seat) >= 0)) return 'Everyone';
  return players.length > MOST ? 'Many' : '';
}

function drawMany(pen: Pen, players: readonly number[], left: number, y: number, width: number): void {
  const most = players.length === 4 ? 2 : 3;
  const across = Math.max(1, Math.min(most, Math.floor((width - left) / 92)));
  players.forEach((player, index) => {
    drawSymbol(pen, player, left + 38 + 92 * (index % across), y + 92 * Math.floor(index / across), 76);
  });
}

// --- the plan

const TOP = 104;
/** Heights of a scene with its name, and without. */
const NAMED = 82;
const UNNAMED = 38;
/** Scenes before and after those with a name that are shown as dots, so that the strip stays short. */
const BEFORE = 2;
const AFTER = 3;

interface Row extends Place {
  /** The height at which this scene stands. */
  readonly row: number;
}

const nextScene = ({ scene }: PlanView) => (scene === null ? 0 : scene + 1);

function spot(pen: Pen, x: number, y: number, radius: number, colour: string, full: boolean): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL_TURN);
  if (full) {
    pen.fillStyle = colour;
    pen.fill();
  } else {
    pen.strokeStyle = colour;
    pen.lineWidth = Math.min(4, radius / 2.5);
    pen.stroke();
  }
}

/** How much of the scene's time is left, as an arc round its dot: it never counts in figures. */
function timeLeft(pen: Pen, x: number, y: number, share: number): void {
  pen.lineWidth = 6;
  pen.lineCap = 'round';
  pen.strokeStyle = DUSK.shore;
  pen.beginPath();
  pen.arc(x, y, 29, 0, FULL_TURN);
  pen.stroke();
  if (share > 0) {
    pen.strokeStyle = DUSK.quiet;
    pen.beginPath();
    pen.arc(x, y, 29, (0.75 - share) * FULL_TURN, 0.75 * FULL_TURN);
    pen.stroke();
  }
  pen.lineCap = 'butt';
}

/** `at`: the server's time, or null while it isn't known. */
function drawScene(
  pen: Pen,
  plan: PlanView,
  index: number,
  place: Row,
  at: number | null,
  alpha: number,
): void {
  const scene = plan.scenes[index];
  const { row } = place;
  if (scene === undefined || roomFor(place, row, 18) < EDGE) return;
  const here = index === plan.scene;
  const past = plan.scene !== null && index < plan.scene;
  pen.globalAlpha = alpha;
  if (here) {
    if (scene.minutes !== null && at !== null) {
      timeLeft(pen, EDGE, row, Math.min(1, Math.max(0, 1 - (at - plan.since) / (60 * scene.minutes))));
    }
    spot(pen, EDGE, row, 16, DUSK.present, true);
  } else {
    spot(pen, EDGE, row, 9, past ? DUSK.middleEdge : DUSK.faint, past);
  }
  if (!here && index !== nextScene(plan)) return;
  const style: Lettering = here ? { ...LOUD, size: 56 } : QUIET;
  const width = roomFor(place, row, style.size) - EDGE - 54;
  write(pen, fitted(pen, scene.name, width, style), EDGE + 54, row, style);
}

/** `at`: the server's time, or null while it isn't known. */
function drawPlan(pen: Pen, plan: PlanView, place: Place, at: number | null, alpha: number): void {
  if (alpha <= 0 || roomFor(place, TOP, TEXT) < EDGE) return;
  const next = nextScene(plan);
  let y = TOP - NAMED / 2;
  plan.scenes.forEach((_, index) => {
    if (index < next - 1 - BEFORE || index > next + AFTER) return;
    const height = index === plan.scene || index === next ? NAMED : UNNAMED;
    y += height;
    drawScene(pen, plan, index, { ...place, row: y - height / 2 }, at, alpha);
  });
}
/** `at`: the server's time, or null while it isn't known. */
export function drawMargin(pen: Pen, cast: Cast, place: Place, now: number, at: number | null): void {
  const { room: stage } = cast;
  if (stage === null) return;
  each(cast.plan, now, (plan, share) => {
    if (plan !== null) drawPlan(pen, plan, place, at, share);
  });
  each(cast.next, now, ({ players }, share) => drawNext(pen, players, stage, place, share));
}
