import { expect, test } from 'vitest';
import type { SessionEdit, SessionView } from '../../protocol.gen';
import { edited, Keeper, type KeptState, type Store } from './keeping';

const VIEW: SessionView = {
  line: {
    id: 'abc123def456',
    title: 'Tuesday',
    series: null,
    began: '2026-06-03T09:30:00Z',
    length: 60,
    state: 'ended',
    seats: 2,
    plan: null,
    words: '',
    keep_days: 30,
    goes: null,
  },
  seats: [],
  marks: [],
  goals: [],
  moods: [],
  attainment: null,
};

/** A server that answers when told to, and time that passes when told to. */
class Desk {
  readonly sent: SessionEdit[] = [];
  readonly states: KeptState[] = [];
  kept: SessionView = VIEW;
  problem: string | null = null;
  text: string | null = null;
  private answers: Array<{ yes: (view: SessionView) => void; no: (error: object) => void }> = [];
  private waiting: Array<() => void> = [];

  readonly store: Store = {
    read: () => this.text,
    write: (text) => {
      this.text = text;
    },
  };

  keeper(): Keeper {
    return new Keeper(this.store, {
      send: (edit) => {
        this.sent.push(edit);
        return new Promise((yes, no) => this.answers.push({ yes, no }));
      },
      onState: (state, problem) => {
        this.states.push(state);
        this.problem = problem;
      },
      onKept: (view) => {
        this.kept = view;
      },
      later: (_ms, act) => {
        this.waiting.push(act);
        return () => {
          this.waiting = this.waiting.filter((one) => one !== act);
        };
      },
    });
  }

  pass(): void {
    for (const act of this.waiting.splice(0)) act();
  }

  async answer(status = 200): Promise<void> {
    const answer = this.answers.shift();
    const last = this.sent[this.sent.length - 1] ?? {};
    if (status === 200) answer?.yes(edited(VIEW, last));
    else answer?.no({ status, message: 'No.' });
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

test('[K4] words are on the device at the first key, and leave it once the server has them', async () => {
  const desk = new Desk();
  const keeper = desk.keeper();
  keeper.change({ words: 'Q' });
  expect(desk.text).toBe('{"words":"Q"}');
  keeper.change({ words: 'Quiet' });
  desk.pass();
  expect(desk.sent).toEqual([{ words: 'Quiet' }]);
  await desk.answer();
  expect(desk.text).toBeNull();
  expect(desk.states[desk.states.length - 1]).toBe('kept');
  expect(desk.kept.line.words).toBe('Quiet');
});

test('[K4] what is typed while the server answers goes next, and is never overwritten by the answer', async () => {
  const desk = new Desk();
  const keeper = desk.keeper();
  keeper.change({ words: 'Quiet' });
  desk.pass();
  keeper.change({ words: 'Quieter' });
  await desk.answer();
  expect(desk.kept.line.words).toBe('Quieter');
  expect(desk.text).toBe('{"words":"Quieter"}');
  desk.pass();
  expect(desk.sent[1]).toEqual({ words: 'Quieter' });
});

test('[K4] without an answer it stays here and is sent again; a page opened anew sends it, too', async () => {
  const desk = new Desk();
  desk.keeper().change({ words: 'Quiet' });
  desk.pass();
  await desk.answer(0);
  expect(desk.states[desk.states.length - 1]).toBe('here');
  expect(desk.text).toBe('{"words":"Quiet"}');
  desk.pass();
  expect(desk.sent).toHaveLength(2);
  const again = new Desk();
  again.text = desk.text;
  expect(again.keeper().unkept).toEqual({ words: 'Quiet' });
  again.pass();
  expect(again.sent).toEqual([{ words: 'Quiet' }]);
});

test('[K4] what the server refuses is said once, and not sent for ever', async () => {
  const desk = new Desk();
  desk.keeper().change({ title: '' });
  desk.pass();
  await desk.answer(400);
  expect(desk.states[desk.states.length - 1]).toBe('refused');
  expect(desk.problem).toBe('No.');
  desk.pass();
  expect(desk.sent).toHaveLength(1);
});

test('[K4] what a device kept and nobody can read is as good as nothing', () => {
  const desk = new Desk();
  desk.text = '{"words":';
  expect(desk.keeper().unkept).toEqual({});
});
