/** The picture in words, for those who don't see it. */
import { figureOf, nextIn } from '../../light/figure';
import { LEADER, type Stage } from '../../protocol.gen';
import { seatLook } from '../../ui/seats';

const nameOf = (player: number) => (player === LEADER ? 'the therapist' : seatLook(player).name);

function named(players: readonly number[]): string {
  const text = players.map(nameOf).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nowPlaying(stage: Stage): string {
  const figure = figureOf(stage);
  if (figure === null) return '';
  const next = nextIn(stage);
  const after = next.length === 0 ? '' : ` Next: ${named(next)}.`;
  const [first] = figure.players;
  const alone = figure.players.length === 1 && first !== undefined;
  if (figure.players.length === 0) return ` ${figure.word}.${after}`;
  if (figure.word === '' || (alone && figure.word === nameOf(first))) {
    return ` ${named(figure.players)} ${alone ? 'plays' : 'play'}.${after}`;
  }
  return ` ${figure.word}: ${named(figure.players)}.${after}`;
}

export function inWords(stage: Stage): string {
  const names = stage.seats.filter((seat) => seat.link === 'here').map((seat) => seatLook(seat.seat).name);
  if (names.length === 0) return 'Nobody sits in the circle yet.';
  const who = names.length === 1 ? `${names[0]} is here.` : `${names.length} are here: ${names.join(', ')}.`;
  return stage.running ? `${who}${nowPlaying(stage)}` : `${who} Everyone rests.`;
}
