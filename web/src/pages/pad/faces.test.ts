import { describe, expect, it } from 'vitest';
import { flat } from '../../../tools/words';
import en from '../../../words/en.json';
import { whole } from '../../access/profile';
import type { AccessProfile, AccessProposal } from '../../protocol.gen';
import { learn } from '../../words/say';
import { type Doings, menu, noted, proposed, settings } from './faces';

learn({ english: flat(en), others: {} });

function doings(access: AccessProfile = {}) {
  const done: string[] = [];
  const all: Doings = {
    access: () => whole(access),
    change: (changes) => done.push(JSON.stringify(changes)),
    leave: () => done.push('leave'),
    close: () => done.push('close'),
    turnTo: (face) => done.push(face(all).title),
    answer: (take) => done.push(take ? 'take' : 'keep'),
  };
  return { all, done };
}

describe('[P7][X1] behind the corner', () => {
  it('the way back comes first, the way out asks', () => {
    const { all, done } = doings();
    const face = menu(2, all);
    expect(face.title).toBe('Seat 2, Moon');
    for (const way of face.ways) if (way.go !== null) way.go();
    expect(done).toEqual(['close', 'Settings of this seat', 'leave']);
  });

  it('a sentence stands there until it is put away', () => {
    const { all, done } = doings();
    const face = noted(2, 'This tablet can’t tell.', all);
    expect([face.title, ...(face.lines ?? [])]).toEqual(['Seat 2, Moon', 'This tablet can’t tell.']);
    for (const way of face.ways) if (way.go !== null) way.go();
    expect(done).toEqual(['close']);
  });

  it('a setting says what it is and is stepped; at its end it stays where it is', () => {
    const { all, done } = doings({ pads: 12 });
    const pads = settings(all).rows?.find((row) => row.title === 'Pads');
    expect(pads?.value).toBe('12');
    expect(pads?.more.go).toBeNull();
    if (pads?.less.go) pads.less.go();
    expect(done).toEqual(['{"pads":11}']);
    expect(pads?.less.name).toBe('Less: Pads');
  });

  it('what touches suggest is said with its reasons, and nothing is taken but by a tap', () => {
    const { all, done } = doings();
    const proposal: AccessProposal = {
      seat: 1,
      touches: 20,
      says: { key: 'access.proposal.some', values: { count: 20 } },
      changes: [
        {
          field: 'ignore_repeat',
          value: 0.2,
          reason: { key: 'access.reason.repeat', values: { some: 9, of: 20, seconds: 0.2 } },
        },
      ],
    };
    const face = proposed(proposal, all);
    expect(face.lines).toEqual([
      'From 20 touches: this may make it easier.',
      'Ignore repeats for: 0.2 s. 9 of 20 touches came twice within 0.2 s.',
    ]);
    expect(face.ways.map((way) => way.words)).toEqual(['Use these', 'Keep as it is']);
    for (const way of face.ways) if (way.go !== null) way.go();
    expect(done).toEqual(['take', 'keep']);
    const none = proposed(
      { ...proposal, says: { key: 'access.proposal.none', values: { count: 20 } }, changes: [] },
      all,
    );
    expect(none.ways.map((way) => way.words)).toEqual(['Back to the pads']);
  });

  it('a sentence that this page doesn’t know is left out', () => {
    const { all } = doings();
    const says = { key: 'elsewhere.some', values: {} };
    expect(proposed({ seat: 1, touches: 3, says, changes: [] }, all).lines).toEqual([]);
  });
});
