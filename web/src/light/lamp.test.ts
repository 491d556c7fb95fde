import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { APART } from './falls';
import { Lamp, type Lit, Scene, Shade } from './lamp';

/** Long enough for everything to have fallen and faded. */
const QUIET_MS = 10_000;

// One clock for all: the page's lights share their falls, as they do on a page.
beforeAll(() => {
  vi.useFakeTimers();
});
beforeEach(() => {
  vi.advanceTimersByTime(QUIET_MS);
});
afterAll(() => {
  vi.useRealTimers();
});

function element(): Lit & { readonly names: Set<string> } {
  const names = new Set<string>();
  const classList = {
    add: (name: string) => void names.add(name),
    remove: (name: string) => void names.delete(name),
    contains: (name: string) => names.has(name),
  };
  return { names, classList };
}

test('[P1] a lamp is up at once, whatever fell a moment ago', () => {
  const [one, other] = [element(), element()];
  const lamp = new Lamp(one, 'touched');
  lamp.up();
  lamp.down();
  expect(one.names.has('touched')).toBe(false);
  vi.advanceTimersByTime(200);
  new Lamp(other, 'touched').up();
  expect(other.names.has('touched')).toBe(true);
});

test('[D2] eight touches a second make it fall every 0.8 s at most', () => {
  const lit = element();
  const lamp = new Lamp(lit, 'touched');
  let falls = 0;
  for (let ms = 0; ms < 10_000; ms += 125) {
    const before = lit.names.has('touched');
    lamp.up();
    vi.advanceTimersByTime(60);
    lamp.down();
    vi.advanceTimersByTime(65);
    if (before && !lit.names.has('touched')) falls += 1;
  }
  expect(falls).toBeGreaterThan(0);
  expect(falls).toBeLessThanOrEqual(10 / APART + 1);
});

test('[D2] lights that end one after another fall together', () => {
  const all = [1, 2, 3, 4].map(element);
  const lamps = all.map((one) => new Lamp(one, 'on'));
  for (const lamp of lamps) lamp.up();
  for (const lamp of lamps) {
    lamp.down();
    vi.advanceTimersByTime(150);
  }
  expect(all.map((one) => one.names.has('on'))).toEqual([false, true, true, true]);
  vi.advanceTimersByTime(1000 * APART);
  expect(all.map((one) => one.names.has('on'))).toEqual([false, false, false, false]);
});

test('what is touched again while it waits stays up', () => {
  const lit = element();
  const lamp = new Lamp(lit, 'on');
  lamp.up();
  lamp.down();
  lamp.up();
  vi.advanceTimersByTime(200);
  lamp.down(); // waits
  lamp.up();
  vi.advanceTimersByTime(QUIET_MS);
  expect(lit.names.has('on')).toBe(true);
  lamp.down();
  expect(lit.names.has('on')).toBe(false);
});

test('a shade goes at once and comes when all lights fall', () => {
  const [ground, pad] = [element(), element()];
  const shade = new Shade(ground, 'dark');
  const lamp = new Lamp(pad, 'touched');
  lamp.up();
  lamp.down();
  vi.advanceTimersByTime(300);
  shade.set(true);
  expect(ground.names.has('dark')).toBe(false);
  vi.advanceTimersByTime(1000 * APART);
  expect(ground.names.has('dark')).toBe(true);
  shade.set(false);
  expect(ground.names.has('dark')).toBe(false);
});

test('[D2] turns of one beat at 200 a minute darken the pads at most every 0.8 s, and end as they should', () => {
  const ground = element();
  const shade = new Shade(ground, 'dark');
  const seen: boolean[] = [];
  for (let beat = 0; beat < 40; beat += 1) {
    shade.set(beat % 2 === 0);
    for (let ms = 0; ms < 300; ms += 20) {
      vi.advanceTimersByTime(20);
      seen.push(ground.names.has('dark'));
    }
  }
  const falls = seen.filter((dark, index) => dark && seen[index - 1] === false).length;
  expect(falls).toBeGreaterThan(4);
  expect(falls).toBeLessThanOrEqual(12 / APART + 1);
  shade.set(true);
  vi.advanceTimersByTime(1000);
  expect(ground.names.has('dark')).toBe(true);
});

test('a scene wears its first look at once and fades to the next', () => {
  const page = element();
  const scene = new Scene<'linen' | 'dusk'>(page);
  scene.want('linen');
  expect(Array.from(page.names)).toEqual(['linen']);
  scene.want('dusk');
  expect(Array.from(page.names).sort()).toEqual(['changing', 'dusk']);
  vi.advanceTimersByTime(1300);
  expect(Array.from(page.names)).toEqual(['dusk']);
});

test('[D2] a theme that is flicked to and fro changes at most every 1.2 s and ends as it was wished', () => {
  const page = element();
  const scene = new Scene<'linen' | 'dusk'>(page);
  scene.want('linen');
  let changes = 0;
  let before = true;
  for (let ms = 0; ms < 12_000; ms += 50) {
    scene.want((ms / 50) % 2 === 0 ? 'dusk' : 'linen');
    vi.advanceTimersByTime(50);
    const linen = page.names.has('linen');
    if (linen !== before) changes += 1;
    before = linen;
  }
  expect(changes).toBeGreaterThan(3);
  expect(changes).toBeLessThanOrEqual(10);
  scene.want('dusk');
  vi.advanceTimersByTime(QUIET_MS);
  expect(Array.from(page.names)).toEqual(['dusk']);
});
