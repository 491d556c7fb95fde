/** Whose turn it is, in words: what a screen reader says. */
import { LEADER } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import type { Moment, Told } from './turn';

/** More names than this nobody keeps in mind. */
const NAMES_MOST = 4;

function nameOf(player: number): string {
  return player === LEADER ? 'the therapist' : seatLook(player).name;
}

/** "Leaf plays." */
export function playsInWords(plays: readonly number[]): string {
  if (plays.length === 0 || plays.length > NAMES_MOST) return 'Others play now.';
  const names = plays.map(nameOf);
  const last = names[names.length - 1] ?? '';
  const who = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${names.length === 1 ? 'plays' : 'play'}.`;
}

export function turnInWords(told: Told, moment: Moment): string {
  if (told.state === 'stopped') return 'Everyone rests. Your pads still glow.';
  if (moment.counted) return 'The music begins in a moment.';
  if (moment.mine) return told.turn.at != null || told.turn.until != null ? 'Your turn.' : 'You can play.';
  if (moment.soon) return `${moment.plays.length > 0 ? `${playsInWords(moment.plays)} ` : ''}You are next.`;
  return moment.plays.length > 0 ? playsInWords(moment.plays) : 'Others play now. Your pads still glow.';
}
