import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockSync } from '../../../net/clocksync';
import type { Connection } from '../../../net/connection';
import type { SeatState } from '../../../protocol.gen';
import { Session } from '../session';
import { agreed, isChosen, perform, pressCard, pressGroup, stepWithin } from './hands';

/** A connection whose other end only writes down. */
function wire(): { readonly connection: Connection; readonly sent: unknown[][] } {
  const sent: unknown[][] = [];
  const connection: Connection = {
    send: (...command) => sent.push(command) > 0,
    on: () => () => undefined,
    onState: () => () => undefined,
    clock: new ClockSync(),
    close: () => undefined,
  };
  return { connection, sent };
}

const seat = (change: Partial<SeatState>) => ({ seat: 1, rest: false, ...change }) as SeatState;

describe('[C1] what the controls do, by name', () => {
  let session: Session;
  let sent: unknown[][];

  beforeEach(() => {
    vi.stubGlobal('window', globalThis);
    vi.useFakeTimers();
    const end = wire();
    session = new Session('room', end.connection);
    sent = end.sent;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('sends each act as one command', () => {
    perform(session, 'stop');
    perform(session, 'go');
    perform(session, 'louder');
    perform(session, 'steady');
    expect(sent).toEqual([
      ['stop', {}],
      ['go', {}],
      ['step_level', { by: 1 }],
      ['set_timing', { mode: 'steady' }],
    ]);
  });

  it('starts a card for everyone, and the ramp only after a look at where it leads', () => {
    pressCard(session, 'turns');
    pressCard(session, 'iso');
    expect(sent).toEqual([['start_technique', { technique: { technique: 'turns', seats: [] } }]]);
    expect(session.drawer.value).toBe('iso');
  });

  it('says what is missing instead of sending what would be refused', () => {
    pressCard(session, 'lead');
    expect(session.refusal.value).toBe('Choose one seat.');
    pressGroup(session, 'B');
    expect(session.refusal.value).toBe('Group B is empty: choose some seats, then press B to keep them.');
    expect(sent).toEqual([]);
  });

  it('opens the plan while there is none to go on with', () => {
    session.drawer.value = null;
    perform(session, 'plan');
    expect(session.drawer.value).toBe('plan');
  });
});

describe('[C1] many seats as one', () => {
  it('agrees, disagrees, or is mixed', () => {
    const rests = (one: SeatState) => one.rest;
    expect(agreed([], rests)).toBe(false);
    expect(agreed([seat({ rest: true }), seat({ rest: true })], rests)).toBe(true);
    expect(agreed([seat({ rest: true }), seat({})], rests)).toBe('mixed');
  });

  it('knows its group again in any order', () => {
    expect(isChosen([2, 1], [1, 2])).toBe(true);
    expect(isChosen([1], [1, 2])).toBe(false);
  });

  it('keeps a level within its steps', () => {
    expect([stepWithin(10, 1), stepWithin(0, -1), stepWithin(5, 1)]).toEqual([10, 0, 6]);
  });
});
