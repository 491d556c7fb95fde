/** Goals: their areas, the five levels in words, and what the sum over them says. */
import type { Goal, SessionSeat } from '../../../protocol.gen';
import { say } from '../../../words/say';

export const LEVELS = [-2, -1, 0, 1, 2] as const;
export type Level = (typeof LEVELS)[number];

export const AREAS = [
  '',
  'voice',
  'feelings',
  'regulation',
  'expression',
  'identity',
  'attention',
  'movement',
  'relationships',
] as const;

const NAMES = ['much_less', 'less', 'as_hoped', 'more', 'much_more'] as const;

export function levelWords(level: number): string {
  return say(`session.goals.level.${NAMES[level + 2] ?? 'as_hoped'}`);
}

export function areaWords(area: (typeof AREAS)[number]): string {
  return area === '' ? say('session.goals.area.none') : say(`session.goals.area.${area}`);
}

export function ratedOf(goals: readonly Goal[]): number {
  return goals.filter(({ rating }) => rating !== null && rating !== undefined).length;
}

/** A new goal's id: the first that is free. */
export function freeId(goals: readonly Goal[]): string {
  const taken = new Set(goals.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    if (!taken.has(`g${number}`)) return `g${number}`;
  }
}

/** The goals with one of them changed. */
export function changed(goals: readonly Goal[], id: string, change: Partial<Goal>): readonly Goal[] {
  return goals.map((goal) => (goal.id === id ? { ...goal, ...change } : goal));
}

/** Kept seats in the order of the circle. */
export function keptSeats(seats: readonly SessionSeat[]): readonly SessionSeat[] {
  return seats.filter(({ kept }) => kept).sort((one, other) => one.seat - other.seat);
}

/** Whose a goal or a mood may be: by their key two seats are one person. */
export function people(seats: readonly SessionSeat[]): readonly SessionSeat[] {
  const kept = keptSeats(seats);
  return kept.filter(({ key }, at) => kept.findIndex((one) => one.key === key) === at);
}
