/** The picture in words, for those who don't see it. */
import { figureOf, nextIn } from '../../light/figure';
import { LEADER, type Stage } from '../../protocol.gen';
import { seatLook } from '../../ui/seats';
import { say } from '../../words/say';

const nameOf = (player: number) => (player === LEADER ? say('seats.leader') : seatLook(player).name);

function named(players: readonly number[]): string {
  const text = players.map(nameOf).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nowPlaying(stage: Stage): string {
  const figure = figureOf(stage);
  if (figure === null) return '';
  const next = nextIn(stage);
  const after = next.length === 0 ? '' : ` ${say('display.next', { who: named(next) })}`;
  const [first] = figure.players;
  const alone = figure.players.length === 1 && first !== undefined;
  if (figure.players.length === 0) return ` ${figure.word}.${after}`;
  if (figure.word === '' || (alone && figure.word === nameOf(first))) {
    const who = named(figure.players);
    return ` ${alone ? say('pad.turn.plays', { who }) : say('pad.turn.play', { who })}${after}`;
  }
  return ` ${figure.word}: ${named(figure.players)}.${after}`;
}

export function inWords(stage: Stage): string {
  const names = stage.seats.filter((seat) => seat.link === 'here').map((seat) => seatLook(seat.seat).name);
  if (names.length === 0) return say('display.nobody');
  const who = say('display.here', { count: names.length, names: names.join(say('lists.comma')) });
  return stage.running ? `${who}${nowPlaying(stage)}` : `${who} ${say('display.rests')}`;
}
