import { describe, expect, test } from 'vitest';
import en from '../../../words/en.json';
import type { Helping } from '../../protocol.gen';
import { sentenceOf, wordOf } from './helper-words';
import type { Kind, Scene } from './scene';

const scene: Scene = {
  kind: 'wait',
  mine: false,
  beads: null,
  beats: null,
  plays: [],
  next: false,
  changes: null,
};
const helping = { seat: 11, doing: { key: 'helper.doing.turns' } } as Helping;

const KINDS: readonly Kind[] = [
  ...(['free', 'door', 'away', 'stopped', 'not_now', 'rest', 'count', 'lead'] as const),
  ...(['turn', 'play', 'soon', 'still', 'faded', 'wait'] as const),
];

describe('[X5] plain words', () => {
  test.each(KINDS)('%s has a word and whole sentences', (kind) => {
    const words = [wordOf({ ...scene, kind }, 11)];
    for (const beats of [null, 1, 5]) {
      words.push(sentenceOf(helping, { ...scene, kind, beats, plays: [10] }, true));
      words.push(sentenceOf(helping, { ...scene, kind, beats }, false));
    }
    for (const word of words) {
      expect(word).not.toMatch(/helper\.|\{|\}/);
      expect(word).not.toMatch(/!|please|error/i);
    }
    for (const sentence of words.slice(1)) expect(sentence).toMatch(/\.$/);
  });

  test('one sentence says who plays and when it comes', () => {
    const next = { ...scene, plays: [10], next: true };
    expect(sentenceOf(helping, { ...next, beats: 5 }, true)).toBe(
      'Leaf plays. Shell is next, in 5 beats. There is nothing you need to do.',
    );
    expect(sentenceOf(helping, { ...next, beats: 1 }, true)).toContain('in 1 beat.');
    expect(sentenceOf(helping, { ...next, beats: 5 }, false)).toBe(
      'Leaf plays. Shell is next. There is nothing you need to do.',
    );
  });

  test('every sentence the server can name is there; an unknown one is the plainest', () => {
    for (const name of Object.keys(en.helper.doing)) {
      const named = { ...helping, doing: { key: `helper.doing.${name}` } };
      expect(sentenceOf(named, { ...scene, kind: 'play' }, true)).toMatch(/\w.*\.$/);
    }
    const plain = en.helper.doing.free;
    for (const key of ['helper.doing.from_the_future', 'page.host']) {
      expect(sentenceOf({ ...helping, doing: { key } }, { ...scene, kind: 'play' }, true)).toBe(plain);
    }
  });
});
