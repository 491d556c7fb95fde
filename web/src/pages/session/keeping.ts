/**
 * What a therapist types is never lost: it is on this device at the first key, and stays there until the server has
 * answered that it has it.
 */
import type { SessionEdit, SessionView } from '../../protocol.gen';

/** `here`: on this device only, for now. `refused`: the server won't have it; what was typed stays in its field. */
export type KeptState = 'kept' | 'keeping' | 'here' | 'refused';

/** Where a page keeps what the server hasn't got yet; `localStorage`, or nothing better than memory. */
export interface Store {
  read(): string | null;
  write(text: string | null): void;
}

export interface KeeperTells {
  /** Asks the server; rejects with its refusal, whose `status` is 0 when there was no answer. */
  readonly send: (edit: SessionEdit) => Promise<SessionView>;
  readonly onState: (state: KeptState, problem: string | null) => void;
  readonly onKept: (view: SessionView) => void;
  /** Calls back after so many milliseconds; answers how to call it off. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** A pause in typing. */
const PAUSE_MS = 500;
const AGAIN_MS = 2000;

function parsed(text: string | null): SessionEdit {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as SessionEdit) : {};
  } catch {
    return {};
  }
}

const isEmpty = (edit: SessionEdit): boolean => Object.keys(edit).length === 0;

/** A session as it reads with what the server hasn't got yet. */
export function edited(view: SessionView, edit: SessionEdit): SessionView {
  const { title, words, series, keep_days, seats, goals, moods } = edit;
  const line = {
    ...view.line,
    ...(title === undefined ? {} : { title }),
    ...(words === undefined ? {} : { words }),
    ...(series === undefined ? {} : { series }),
    ...(keep_days === undefined ? {} : { keep_days }),
  };
  return {
    ...view,
    line,
    seats: seats ?? view.seats,
    goals: goals ?? view.goals,
    moods: moods ?? view.moods,
  };
}

export class Keeper {
  private readonly store: Store;
  private readonly tells: KeeperTells;
  private pending: SessionEdit;
  private sending = false;
  private callOff: (() => void) | null = null;

  constructor(store: Store, tells: KeeperTells) {
    this.store = store;
    this.tells = tells;
    this.pending = parsed(store.read());
    if (!isEmpty(this.pending)) this.soon(0);
  }

  /** What the server hasn't got yet. */
  get unkept(): SessionEdit {
    return this.pending;
  }

  change(edit: SessionEdit): void {
    this.pending = { ...this.pending, ...edit };
    this.store.write(JSON.stringify(this.pending));
    this.tells.onState('keeping', null);
    this.soon(PAUSE_MS);
  }

  /** At once: a field was left, the page is going. */
  flush(): void {
    if (!isEmpty(this.pending)) void this.send();
  }

  private soon(ms: number): void {
    if (this.callOff !== null) this.callOff();
    this.callOff = this.tells.later(ms, () => {
      this.callOff = null;
      void this.send();
    });
  }

  private async send(): Promise<void> {
    if (this.sending) return; // when it is answered, whatever came meanwhile goes
    if (this.callOff !== null) this.callOff();
    this.callOff = null;
    const sent = this.pending;
    this.sending = true;
    try {
      const view = await this.tells.send(sent);
      this.sending = false;
      this.settle(sent);
      this.tells.onKept(edited(view, this.pending));
      if (isEmpty(this.pending)) this.tells.onState('kept', null);
      else this.soon(PAUSE_MS);
    } catch (error) {
      this.sending = false;
      const { status = 0, message = '' } = error as { status?: number; message?: string };
      const refused = status >= 400 && status < 500 && status !== 401 && status !== 429;
      if (refused) {
        this.settle(sent); // the same once more would be refused once more
        this.tells.onState('refused', message);
      } else {
        this.tells.onState('here', null);
        this.soon(AGAIN_MS);
      }
    }
  }

  /** Drops what was sent, unless it has been changed since. */
  private settle(sent: SessionEdit): void {
    const left = Object.entries(this.pending).filter(([name, value]) => {
      return (sent as Readonly<Record<string, unknown>>)[name] !== value;
    });
    this.pending = Object.fromEntries(left) as SessionEdit;
    this.store.write(isEmpty(this.pending) ? null : JSON.stringify(this.pending));
  }
}

/** What is kept for one session on this device. */
export function deviceStore(session: string): Store {
  const key = `roundelay.unkept.${session}`;
  let memory: string | null = null;
  return {
    read() {
      try {
        return window.localStorage.getItem(key) ?? memory;
      } catch {
        return memory;
      }
    },
    write(text) {
      memory = text;
      try {
        if (text === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, text);
      } catch {
        // Where nothing can be kept it lasts as long as the page, which says that the server doesn't have it yet.
      }
    },
  };
}
