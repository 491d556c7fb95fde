/** Editing a plan: each change is a new plan; where we are in it moves along. And the plan as a file. */
import type { Plan, Scene } from '../../../protocol.gen';
import { say } from '../../../words/say';

export interface Placed {
  readonly plan: Plan;
  /** Which scene runs; null: not begun. */
  readonly scene: number | null;
}

export function withScene(placed: Placed, at: number, changed: Partial<Scene>): Placed {
  const scenes = placed.plan.scenes.map((scene, place) => (place === at ? { ...scene, ...changed } : scene));
  return { ...placed, plan: { ...placed.plan, scenes } };
}

/** One scene up (-1) or down (+1). At the ends nothing changes. */
export function movedScene(placed: Placed, at: number, by: -1 | 1): Placed {
  const to = at + by;
  const scenes = [...placed.plan.scenes];
  const one = scenes[at];
  const other = scenes[to];
  if (one === undefined || other === undefined) return placed;
  scenes[at] = other;
  scenes[to] = one;
  const scene = placed.scene === at ? to : placed.scene === to ? at : placed.scene;
  return { plan: { ...placed.plan, scenes }, scene };
}

/** Without one scene; null when it was the last. The scene that runs stays as it sounds; its place goes to the one before. */
export function removedScene(placed: Placed, at: number): Placed | null {
  const scenes = placed.plan.scenes.filter((_, place) => place !== at);
  if (scenes.length === 0) return null;
  const { scene } = placed;
  const before = scene === null || at > scene ? scene : scene === 0 && at === 0 ? null : scene - 1;
  return { plan: { ...placed.plan, scenes }, scene: before };
}

/** The plan as a person can read it: two spaces a level, nothing else in the file. */
export function planFile(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** "Quiet evening.json", without what a file system may mind. */
export function fileName(plan: Plan): string {
  const safe = plan.name.replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim();
  return `${safe === '' ? 'plan' : safe}.json`;
}

/** What a file holds, for the server to look at; null when it is no text of ours at all. */
export function readPlan(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** "12 minutes", or empty when no scene says how long. */
export function lengthWords(scenes: readonly { readonly minutes?: number | null }[]): string {
  let sum = 0;
  for (const scene of scenes) sum += scene.minutes ?? 0;
  if (sum === 0) return '';
  return say('dashboard.plan.length', { count: Math.round(sum) });
}
