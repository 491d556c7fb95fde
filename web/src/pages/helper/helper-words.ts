/** A scene in words: one word, one sentence. */
import type { Helping } from '../../protocol.gen';
import { playsInWords } from '../../touch/turn-words';
import { seatLook } from '../../ui/seats';
import { say, sayOr } from '../../words/say';
import type { Scene } from './scene';

/** The sentences for the time in which a seat plays are named by the server: `helper.doing.NAME`. */
const DOING = 'helper.doing.';

export function wordOf(scene: Scene, seat: number): string {
  const values = { seat: seatLook(seat).name };
  switch (scene.kind) {
    case 'count':
    case 'soon':
      return say('helper.word.soon');
    case 'stopped':
    case 'not_now':
    case 'rest':
    case 'still':
    case 'faded':
      return say('helper.word.rest');
    default:
      return say(`helper.word.${scene.kind}`, values);
  }
}

/** `counts`: with the number of beats, which changes all the time. A screen reader is told without. */
export function sentenceOf(helping: Helping, scene: Scene, counts: boolean): string {
  const seat = seatLook(helping.seat).name;
  const others = playsInWords(scene.plays);
  switch (scene.kind) {
    case 'lead':
    case 'turn':
    case 'play': {
      const { key, values } = helping.doing;
      const known = key.slice(0, DOING.length) === DOING;
      return sayOr(known ? key : '', say('helper.doing.free'), { seat, ...values });
    }
    case 'count':
      if (!counts || scene.beats === null) return say('helper.text.begins');
      return say('helper.text.count', { count: scene.beats });
    case 'soon':
      return say('helper.text.soon', { seat });
    case 'wait':
      if (scene.beats === null) return say('helper.text.wait', { others, seat });
      if (!counts)
        return say(scene.next ? 'helper.text.wait_next_said' : 'helper.text.wait', { others, seat });
      return say(scene.next ? 'helper.text.wait_next' : 'helper.text.wait_in', {
        others,
        seat,
        count: scene.beats,
      });
    default:
      return say(`helper.text.${scene.kind}`, { seat });
  }
}
