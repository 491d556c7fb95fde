import { describe, expect, it } from 'vitest';
import { LEADER, type Turn } from '../protocol.gen';
import { FREE, frozen, momentAt, type Told } from './turn';
import { turnInWords } from './turn-words';

const told = (turn: Turn, more: Partial<Told> = {}): Told => ({ state: 'play', turn, count: null, ...more });
const words = (what: Told, now: number) => turnInWords(what, momentAt(what, now));

/** Leaf plays; in two beats of a second, at 10, it is this seat's turn. */
const SOON: Turn = { mine: true, at: 10, plays: [10], soon: [8, 9] };

describe('whose turn it is', () => {
  it('is everybody’s while nothing else is told', () => {
    expect(momentAt(told(FREE), 3)).toMatchObject({ mine: true, dots: 0, changes: null });
    expect(words(told(FREE), 3)).toBe('You can play.');
  });

  it('is another’s, who is shown', () => {
    const others = told({ mine: false, plays: [10] });
    expect(momentAt(others, 3)).toMatchObject({ mine: false, soon: false, plays: [10], changes: null });
    expect(words(others, 3)).toBe('Leaf plays.');
  });

  it('fills a dot on each of the two beats before it is this seat’s, then gives it the turn', () => {
    const soon = told(SOON);
    expect(momentAt(soon, 7.9)).toMatchObject({ mine: false, soon: true, dots: 2, filled: 0, changes: 8 });
    expect(momentAt(soon, 8)).toMatchObject({ filled: 1, changes: 9 });
    expect(momentAt(soon, 9.5)).toMatchObject({ filled: 2, changes: 10 });
    expect(momentAt(soon, 10)).toMatchObject({ mine: true, soon: false, dots: 0, changes: null });
    expect(words(soon, 8)).toBe('Leaf plays. You are next.');
    expect(words(soon, 10)).toBe('Your turn.');
  });

  it('lasts up to the beat on which it was told to end', () => {
    const ending = told({ mine: false, at: 10, plays: [11] });
    expect(momentAt(ending, 9.9)).toMatchObject({ mine: true, changes: 10 });
    expect(momentAt(ending, 10)).toMatchObject({ mine: false, plays: [11] });
  });

  it('ends by itself when the word that hands it on can’t come', () => {
    const mine = told({ mine: true, until: 10 });
    expect(momentAt(mine, 9.9)).toMatchObject({ mine: true, changes: 10 });
    expect(momentAt(mine, 10)).toMatchObject({ mine: false, plays: [], changes: null });
    expect(words(mine, 9)).toBe('Your turn.');
  });

  it('is nobody’s while the room is stopped or the seat rests', () => {
    expect(momentAt(told(FREE, { state: 'stopped' }), 3).mine).toBe(false);
    expect(words(told(FREE, { state: 'stopped' }), 3)).toBe('Everyone rests. Your pads still glow.');
    expect(words(told(FREE, { state: 'rest' }), 3)).toBe('Others play now. Your pads still glow.');
  });

  it('waits where a stop has found it', () => {
    expect(frozen(SOON, 9)).toEqual({ mine: false, plays: [10] });
    expect(frozen({ mine: true, until: 10 }, 9)).toEqual({ mine: true, plays: [] });
    expect(frozen({ mine: false, at: 10, plays: [11] }, 9)).toEqual({ mine: true, plays: [] });
  });

  it('counts everyone in, and shows who will play', () => {
    const count = { beats: [5, 6, 7], go: 8 };
    expect(momentAt(told(FREE, { count }), 4.9)).toMatchObject({
      mine: false,
      soon: true,
      dots: 3,
      filled: 0,
    });
    expect(momentAt(told(FREE, { count }), 6.1)).toMatchObject({ filled: 2, counted: true, changes: 7 });
    expect(momentAt(told(FREE, { count }), 8)).toMatchObject({ mine: true, dots: 0 });
    const others = told({ mine: false, plays: [10] }, { count });
    expect(momentAt(others, 6)).toMatchObject({ soon: false, dots: 3 });
    expect(momentAt(others, 8)).toMatchObject({ mine: false, plays: [10] });
  });

  it('names several, and the therapist', () => {
    expect(words(told({ mine: false, plays: [1, 2, 3] }), 0)).toBe('Sun, Moon and Fish play.');
    expect(words(told({ mine: false, plays: [LEADER] }), 0)).toBe('The therapist plays.');
    expect(words(told({ mine: false, plays: [1, 2, 3, 4, 5] }), 0)).toBe('Others play now.');
  });
});
