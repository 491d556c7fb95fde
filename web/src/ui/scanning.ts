/** One switch for a whole page: a frame goes round parts, rows, then controls; a press goes in, or presses. Pure. */

/** A control, or some of them that the frame takes together. */
export type Spot<T> = { readonly control: T } | { readonly spots: readonly Spot<T>[] };

export interface Placed<T> {
  readonly control: T;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** More than so many in one round take too long to wait for: they are taken some at a time. */
const ROUND_MOST = 8;
/** So few are gone through one by one, whatever rows they stand in. */
const FEW = 4;

/** Controls as they stand below each other: each row from left to right. */
export function rowsOf<T>(placed: readonly Placed<T>[]): Placed<T>[][] {
  const rows: Placed<T>[][] = [];
  const down = placed.slice().sort((one, other) => one.top - other.top);
  for (const one of down) {
    const row = rows[rows.length - 1];
    const first = row === undefined ? undefined : row[0];
    const middle = one.top + one.height / 2;
    if (row !== undefined && first !== undefined && middle < first.top + first.height) row.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => row.sort((one, other) => one.left - other.left));
}

/** Some spots as one; one alone stays itself. */
function together<T>(spots: readonly Spot<T>[]): Spot<T> {
  const [only, ...others] = spots;
  if (only !== undefined && others.length === 0) return only;
  if (spots.length <= ROUND_MOST) return { spots };
  const parts = Math.ceil(spots.length / ROUND_MOST);
  const each = Math.ceil(spots.length / parts);
  const grouped = Array.from({ length: parts }, (_, part) =>
    together(spots.slice(part * each, (part + 1) * each)),
  );
  return together(grouped);
}

/** One part of a page: its rows, or its few controls one by one. */
export function partOf<T>(placed: readonly Placed<T>[]): Spot<T> {
  const rows = rowsOf(placed);
  const flat: Spot<T>[] = [];
  for (const row of rows) for (const { control } of row) flat.push({ control });
  if (placed.length <= FEW || rows.length === 1) return together(flat);
  return together(rows.map((row) => together(row.map(({ control }) => ({ control })))));
}

export function controlsOf<T>(spot: Spot<T>): T[] {
  if ('control' in spot) return [spot.control];
  const found: T[] = [];
  for (const one of spot.spots) found.push(...controlsOf(one));
  return found;
}

interface Level<T> {
  readonly spots: readonly Spot<T>[];
  at: number;
}

/** Where the frame stands. `first`, such as STOP, leads every round on every level. */
export class Walk<T> {
  private levels: Level<T>[];
  private readonly first: T | null;

  constructor(parts: readonly Spot<T>[], first: T | null) {
    this.first = first;
    this.levels = [this.level(parts)];
  }

  get spot(): Spot<T> | null {
    const level = this.levels[this.levels.length - 1];
    return level?.spots[level.at] ?? null;
  }

  /** The beginning of a round: whoever has just pressed needs a moment more here. */
  get begins(): boolean {
    return this.levels[this.levels.length - 1]?.at === 0;
  }

  get deep(): boolean {
    return this.levels.length > 1;
  }

  /** On to the next; after a whole round without a press, back out. True when a new round of the page begins. */
  step(): boolean {
    const level = this.levels[this.levels.length - 1];
    if (level === undefined) return false;
    level.at += 1;
    if (level.at < level.spots.length) return false;
    level.at = 0;
    if (this.levels.length === 1) return true;
    this.levels.pop();
    return false;
  }

  /** The control that is pressed now; null when the press only went in. */
  press(): T | null {
    const spot = this.spot;
    if (spot === null) return null;
    if ('control' in spot) return spot.control;
    this.levels.push(this.level(spot.spots));
    return null;
  }

  /** Goes to where a control stands, as if one had pressed the way there. False when it isn't on the page. */
  goTo(control: T): boolean {
    const way: Level<T>[] = [];
    const found = this.find(this.levels[0]?.spots ?? [], control, way);
    if (found) this.levels = way;
    return found;
  }

  /** Goes into the smallest round that has all of these controls. */
  enter(controls: readonly T[]): boolean {
    const [one] = controls;
    if (one === undefined || !this.goTo(one)) return false;
    const has = (level: Level<T>) => {
      const inside = controlsOf({ spots: level.spots });
      return controls.every((control) => inside.includes(control));
    };
    let level = this.levels[this.levels.length - 1];
    while (this.levels.length > 1 && level !== undefined && !has(level)) {
      this.levels.pop();
      level = this.levels[this.levels.length - 1];
    }
    if (level !== undefined) level.at = 0;
    return true;
  }

  private level(spots: readonly Spot<T>[]): Level<T> {
    return { spots: this.first === null ? spots : [{ control: this.first }, ...spots], at: 0 };
  }

  private find(spots: readonly Spot<T>[], control: T, way: Level<T>[]): boolean {
    const level = { spots, at: 0 };
    way.push(level);
    for (const [at, spot] of spots.entries()) {
      level.at = at;
      if ('control' in spot ? spot.control === control : this.findIn(spot.spots, control, way)) return true;
    }
    way.pop();
    return false;
  }

  private findIn(spots: readonly Spot<T>[], control: T, way: Level<T>[]): boolean {
    return this.find(this.level(spots).spots, control, way);
  }
}

/** How a device is scanned; kept on it. Seconds. */
export interface ScanningChoice {
  readonly on: boolean;
  readonly every: number;
  readonly pause: number;
}

export const EVERY_LEAST = 0.3;
export const EVERY_MOST = 5;
export const PAUSE_MOST = 5;
export const USUAL: ScanningChoice = { on: false, every: 1.2, pause: 1 };

function within(value: unknown, least: number, most: number, usual: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : usual;
}

/** What was kept on this device, as far as it makes sense. */
export function readChoice(text: string | null): ScanningChoice {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return USUAL; // not ours, or cut off
  }
  if (typeof kept !== 'object' || kept === null) return USUAL;
  const { on, every, pause } = kept as Record<string, unknown>;
  return {
    on: on === true,
    every: within(every, EVERY_LEAST, EVERY_MOST, USUAL.every),
    pause: within(pause, 0, PAUSE_MOST, USUAL.pause),
  };
}

/** One step up or down: fine where it is quick, coarse where it is slow. */
export function steppedEvery(every: number, by: -1 | 1): number {
  const size = by > 0 ? (every < 1 ? 0.1 : 0.2) : every <= 1 ? 0.1 : 0.2;
  const next = Math.round((every + by * size) * 10) / 10;
  return Math.min(EVERY_MOST, Math.max(EVERY_LEAST, next));
}
