/** What the loudness line and its drawer say: an estimate, named as one, and never a diagnosis. */
import type { Safety } from '../../../protocol.gen';
import { figure, say } from '../../../words/say';

/** dBA at the two ends of the bar. */
const LEAST = 40;
const MOST = 90;

/** How far a level reaches on the bar, 0 to 1. */
export function reach(dba: number): number {
  return Math.max(0, Math.min(1, (dba - LEAST) / (MOST - LEAST)));
}

/** How loud it is, in a few words. */
export function levelWords({ kept, level, loud, cut, noise }: Safety): string {
  if (noise) return say('safety.now.noise');
  if (kept === null) return say('safety.now.unmeasured');
  if (cut) return say('safety.now.cut');
  if (level === null) return say('safety.now.quiet');
  return say(loud ? 'safety.now.loud' : 'safety.now.level', { level });
}

/** The same where there is room for a word only. */
export function shortWords({ kept, level, cut, noise }: Safety): string {
  if (noise) return say('safety.short.noise');
  if (kept === null) return say('safety.short.unmeasured');
  if (cut) return say('safety.short.cut');
  if (level === null) return say('safety.short.quiet');
  return say('safety.short.level', { level });
}

/** Share of a week's listening as a person says it: tenths below ten percent. */
export function doseWords(dose: number): string {
  const percent = 100 * dose;
  if (percent < 0.1) return say('safety.dose.hardly');
  return say('safety.dose.share', { percent: figure(percent, percent < 10 ? 1 : 0) });
}

/** What holds now, in one sentence. */
export function ceilingWords({ kept }: Safety): string {
  if (kept === null) return say('safety.unmeasured');
  return say(kept.locked ? 'safety.locked' : 'safety.open', { ceiling: kept.ceiling });
}

/** The ceiling that suits these ears, until the therapist chooses another. */
export function usualCeiling(people: 'children' | 'adults'): number {
  return people === 'children' ? 75 : 80;
}

/** What was typed as the phone's figure; null if it can't be one. */
export function typedLevel(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value >= 30 && value <= 110 ? value : null;
}
