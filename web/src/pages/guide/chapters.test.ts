import { describe, expect, test } from 'vitest';
import { sayOr } from '../../words/say';
import { addressOf, CHAPTERS, chapterAt, partsOf } from './chapters';

describe('[X4] the guide', () => {
  test.each(CHAPTERS)('$name has its words', (chapter) => {
    const names = ['title', 'lede', ...(chapter.kind === 'card' ? ['short'] : [])];
    const keys = names.map((name) => `${chapter.name}.${name}`);
    for (const part of partsOf(chapter)) {
      keys.push(`${part}.name`, `${part}.words`);
      if (chapter.kind === 'hazards') keys.push(`${part}.cause`, `${part}.site`);
    }
    for (const key of keys) {
      expect(sayOr(`guide.${key}`, ''), key).not.toBe('');
      expect(sayOr(`guide.${key}`, ''), key).not.toMatch(/!|please|oops|TODO/i);
    }
    expect(sayOr(`guide.${chapter.name}.s${partsOf(chapter).length + 1}.name`, '')).toBe('');
  });

  test('every chapter is found by its address, in either way of writing it', () => {
    for (const chapter of CHAPTERS) {
      expect(chapterAt(addressOf(chapter.name))).toBe(chapter);
      expect(chapterAt(`#${chapter.name}`)).toBe(chapter);
    }
    expect(addressOf('guided_access')).toBe('#guided-access');
  });

  test.each(['', '#', '#cards', '#nothing', '#<b>'])('%j is the overview', (hash) => {
    expect(chapterAt(hash)).toBeNull();
  });
});
