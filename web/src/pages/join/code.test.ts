import { describe, expect, it } from 'vitest';
import { impossible, LETTERS, tidy, whyNot } from './code';

describe('a code as typed', () => {
  it('[R2] is read in lower case, with spaces and with dashes', () => {
    for (const typed of ['kfm7rq', 'KFM 7RQ', ' kfm-7rq ', 'K F M 7 R Q', 'kfm·7rq']) {
      expect(tidy(typed)).toBe('KFM7RQ');
    }
  });

  it('keeps no more than six characters', () => {
    expect(tidy('KFM7RQX')).toBe('KFM7RQ');
  });

  it('keeps what cannot be in a code, to be explained', () => {
    expect(tidy('kfm7ro')).toBe('KFM7RO');
    expect(impossible('KFM7RO')).toEqual(['O']);
    expect(whyNot('KFM7RO')).toBe('There is no letter O in any code.');
    expect(whyNot('0FM1RQ')).toBe('There is no figure 0 or 1 in any code.');
    expect(whyNot('OFM1OQ')).toBe('There is no sign O or 1 in any code.');
    expect(whyNot('KFM7RQ')).toBeNull();
  });

  it('has an alphabet of 31 without look-alikes', () => {
    expect(new Set(LETTERS).size).toBe(31);
    for (const lookalike of '01OIL') expect(LETTERS).not.toContain(lookalike);
  });
});
