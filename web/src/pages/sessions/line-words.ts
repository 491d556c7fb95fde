/** What the library says of a session in one line, and the first of its therapist's words. */
import type { SessionLine } from '../../protocol.gen';
import { say } from '../../words/say';
import { dateWords, lasting, roughly } from '../session/moments';

/** Letters of the therapist's words that stand in the list. */
const FIRST_WORDS = 160;

/** Days a session may be kept: what the choice offers. The server takes any. */
const DAYS = [0, 7, 30, 90, 365, 3650] as const;

export function facts(line: SessionLine): readonly string[] {
  const said = [dateWords(line.began), roughly(line.length), say('sessions.seats', { count: line.seats })];
  if (line.series !== null) said.push(say('sessions.in_series', { series: line.series }));
  if (line.plan !== null) said.push(say('sessions.with_plan', { plan: line.plan }));
  return said;
}

/** What is so about its keeping: that it runs, broke off, came from elsewhere, and when it goes. */
export function standing(line: SessionLine): readonly string[] {
  if (line.state === 'running') return [say('sessions.runs')];
  const said: string[] = [];
  if (line.state === 'cut') said.push(say('sessions.was_cut', { time: lasting(line.length) }));
  if (line.imported === true) said.push(say('sessions.brought'));
  if (line.goes !== null) said.push(say('sessions.goes', { date: dateWords(line.goes) }));
  return said;
}

/** Whole words only. */
export function firstWords(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain.length <= FIRST_WORDS) return plain;
  const cut = plain.slice(0, FIRST_WORDS + 1);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > FIRST_WORDS / 2 ? end : FIRST_WORDS)} …`;
}

/** The choice of days, with what is chosen now in it. */
export function daysOffered(now: number): readonly number[] {
  return DAYS.some((days) => days === now) ? DAYS : [...DAYS, now].sort((a, b) => a - b);
}

export function daysWords(days: number): string {
  if (days === 0) return say('session.keep.room');
  if (days === 365) return say('session.keep.year');
  if (days === 3650) return say('session.keep.ten_years');
  return say('session.keep.days', { count: days });
}
