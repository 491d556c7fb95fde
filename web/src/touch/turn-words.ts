/** Whose turn it is, in words: what a screen reader says. */
import { LEADER } from '../protocol.gen';
import { seatLook } from '../ui/seats';
import { listed, say } from '../words/say';
import type { Moment, Told } from './turn';

/** More names than this nobody keeps in mind. */
const NAMES_MOST = 4;

function nameOf(player: number): string {
  return player === LEADER ? say('seats.leader') : seatLook(player).name;
}

/** "Leaf plays." */
export function playsInWords(plays: readonly number[]): string {
  if (plays.length === 0 || plays.length > NAMES_MOST) return say('pad.turn.others');
  const who = listed(plays.map(nameOf));
  const named = `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  return plays.length === 1 ? say('pad.turn.plays', { who: named }) : say('pad.turn.play', { who: named });
}

export function turnInWords(told: Told, moment: Moment): string {
  if (told.state === 'stopped') return say('pad.turn.everyone_rests');
  if (moment.counted) return say('pad.turn.begins');
  if (moment.mine)
    return told.turn.at != null || told.turn.until != null ? say('pad.turn.yours') : say('pad.turn.can_play');
  if (moment.soon)
    return `${moment.plays.length > 0 ? `${playsInWords(moment.plays)} ` : ''}${say('pad.turn.next')}`;
  return moment.plays.length > 0 ? playsInWords(moment.plays) : say('pad.turn.others_glow');
}
