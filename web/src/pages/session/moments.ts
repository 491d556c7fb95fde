/** Moments and dates as a report writes them. */
import { say, sayOr } from '../../words/say';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** "6:24"; "1:06:24" from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** "22 min 10 s", "2 h 5 min", "48 s". */
export function lasting(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say('report.time.s', { s: whole });
  if (whole < 3600) {
    const s = whole % 60;
    const min = Math.floor(whole / 60);
    return s === 0 ? say('report.time.min', { min }) : say('report.time.min_s', { min, s });
  }
  const minutes = Math.round(whole / 60);
  const min = minutes % 60;
  const h = Math.floor(minutes / 60);
  return min === 0 ? say('report.time.h', { h }) : say('report.time.h_min', { h, min });
}

/** "26 minutes", for a line that people read aloud. */
export function roughly(seconds: number): string {
  if (seconds < 60) return lasting(seconds);
  if (seconds < 5400) return say('report.time.minutes', { count: Math.round(seconds / 60) });
  return lasting(Math.round(seconds / 60) * 60);
}

/** "3 June 2026", by this device's own clock. */
export function dateWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return sayOr(`report.date.m${date.getMonth() + 1}`, iso, {
    day: date.getDate(),
    year: date.getFullYear(),
  });
}
