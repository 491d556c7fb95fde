import { describe, expect, it } from 'vitest';
import { LEADER } from '../protocol.gen';
import { FREE, type Moment, type Told } from './turn';
import { playsInWords, turnInWords } from './turn-words';

const TOLD: Told = { state: 'play', turn: FREE, count: null };
const REST: Moment = {
  mine: false,
  soon: false,
  plays: [],
  dots: 0,
  filled: 0,
  counted: false,
  changes: null,
};

describe('[C2][X2] whose turn it is, for ears', () => {
  it('names who plays', () => {
    expect(playsInWords([10])).toBe('Leaf plays.');
    expect(playsInWords([10, 1])).toBe('Leaf and Sun play.');
    expect(playsInWords([10, 1, 2])).toBe('Leaf, Sun and Moon play.');
    expect(playsInWords([LEADER])).toBe('The therapist plays.');
    expect(playsInWords([1, 2, 3, 4, 5])).toBe('Others play now.');
  });

  it('says what is so for this tablet, and what comes', () => {
    expect(turnInWords(TOLD, { ...REST, mine: true })).toBe('You can play.');
    expect(turnInWords({ ...TOLD, turn: { mine: true, until: 9 } }, { ...REST, mine: true })).toBe(
      'Your turn.',
    );
    expect(turnInWords(TOLD, { ...REST, plays: [10] })).toBe('Leaf plays.');
    expect(turnInWords(TOLD, { ...REST, soon: true, plays: [10] })).toBe('Leaf plays. You are next.');
    expect(turnInWords(TOLD, REST)).toBe('Others play now. Your pads still glow.');
  });

  it('says that everyone rests, and that it begins', () => {
    expect(turnInWords({ ...TOLD, state: 'stopped' }, REST)).toBe('Everyone rests. Your pads still glow.');
    expect(turnInWords(TOLD, { ...REST, counted: true })).toBe('The music begins in a moment.');
  });
});
