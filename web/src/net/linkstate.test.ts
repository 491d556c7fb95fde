import { describe, expect, it } from 'vitest';
import type { Bye } from '../protocol.gen';
import { FIRST, type LinkEvent, next } from './linkstate';

const replaced: Bye = { reason: 'replaced', text: 'This seat is open in another tab.' };
const restarting: Bye = { reason: 'restarting', text: 'Back in a moment.', again: true };

const linkAfter = (...events: LinkEvent[]) => events.reduce(next, FIRST);

describe('the link', () => {
  it('is connecting until the first welcome, however often it is lost before', () => {
    expect(linkAfter().state).toBe('connecting');
    expect(linkAfter({ kind: 'lost' }, { kind: 'lost' }).state).toBe('connecting');
    expect(linkAfter({ kind: 'lost' }, { kind: 'welcome' }).state).toBe('here');
  });

  it('is away between a loss and the next welcome', () => {
    expect(linkAfter({ kind: 'welcome' }, { kind: 'lost' })).toEqual({ state: 'away', bye: null });
    expect(linkAfter({ kind: 'welcome' }, { kind: 'lost' }, { kind: 'welcome' }).state).toBe('here');
  });

  it('is gone for good after a bye', () => {
    const link = linkAfter(
      { kind: 'welcome' },
      { kind: 'bye', bye: replaced },
      { kind: 'lost' },
      { kind: 'welcome' },
    );
    expect(link).toEqual({ state: 'gone', bye: replaced });
  });

  it('is only away after a bye that promises a return', () => {
    const link = linkAfter({ kind: 'welcome' }, { kind: 'bye', bye: restarting });
    expect(link).toEqual({ state: 'away', bye: restarting });
    expect(next(next(link, { kind: 'lost' }), { kind: 'welcome' })).toEqual({ state: 'here', bye: null });
  });

  it('is the same object where nothing changed, so that nobody is told twice', () => {
    const here = linkAfter({ kind: 'welcome' }, { kind: 'lost' });
    expect(next(here, { kind: 'lost' })).toBe(here);
  });
});
