/** The session that this page shows: what it is, what is being changed, its report, and the room that could replay it. */
import { type Signal, signal } from '@preact/signals';
import { ApiError, get, post, remove } from '../../net/api';
import type { JobView, MarkView, Report, SessionEdit, SessionView } from '../../protocol.gen';
import { say } from '../../words/say';
import { runJob } from './jobs';
import { deviceStore, edited, Keeper, type KeptState } from './keeping';
import type { Rekeyed } from './keys/rekeying';

export class Desk {
  readonly view: Signal<SessionView>;
  readonly report = signal<Report | null>(null);
  /** The report is being made. */
  readonly making = signal<JobView | null>(null);
  readonly kept = signal<KeptState>('kept');
  /** What the server wouldn't have, or couldn't do. */
  readonly problem = signal<string | null>(null);
  /** The id of a room that is open on this server. */
  readonly room = signal<string | null>(null);
  private readonly keeper: Keeper;
  private readonly path: string;

  constructor(view: SessionView) {
    this.path = `/api/sessions/${encodeURIComponent(view.line.id)}`;
    this.view = signal(view);
    this.keeper = new Keeper(deviceStore(view.line.id), {
      send: (edit) => post<SessionView>(this.path, edit),
      onState: (state, problem) => {
        this.kept.value = state;
        if (state === 'refused' || problem !== null) this.problem.value = problem;
      },
      onKept: (kept) => {
        this.view.value = kept;
        this.problem.value = null;
      },
      later: (ms, act) => {
        const timer = window.setTimeout(act, ms);
        return () => window.clearTimeout(timer);
      },
    });
    this.view.value = edited(view, this.keeper.unkept);
    window.addEventListener('pagehide', () => this.keeper.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.keeper.flush();
    });
  }

  get id(): string {
    return this.view.value.line.id;
  }

  change(edit: SessionEdit): void {
    this.view.value = edited(this.view.value, edit);
    this.keeper.change(edit);
  }

  /** A field was left. */
  settle(): void {
    this.keeper.flush();
  }

  async mark(id: number, change: { readonly word: string; readonly icon: MarkView['icon'] }): Promise<void> {
    await this.ask(() => post<SessionView>(`${this.path}/marks/${id}`, change));
  }

  async unmark(id: number): Promise<void> {
    await this.ask(() => remove<SessionView>(`${this.path}/marks/${id}`));
  }

  /** Gives seats other keys, and counts the facts anew; answers with what the server wouldn't have, or null. */
  async rekey({ seats, goals, moods }: Rekeyed): Promise<string | null> {
    try {
      const kept = await post<SessionView>(this.path, { seats });
      this.view.value = edited(kept, this.keeper.unkept);
    } catch (error) {
      return wordsOf(error);
    }
    this.change({ goals, moods });
    this.settle();
    void this.makeReport();
    return null;
  }

  private async ask(request: () => Promise<SessionView>): Promise<void> {
    try {
      this.view.value = edited(await request(), this.keeper.unkept);
      this.problem.value = null;
    } catch (error) {
      this.problem.value = wordsOf(error);
    }
  }

  /** Asks for the report, and shows how far it is. */
  async makeReport(): Promise<void> {
    this.making.value = { id: '', state: 'waiting', share: 0 };
    try {
      const job = await runJob(`${this.path}/report`, {}, (told) => {
        this.making.value = told;
      });
      this.report.value = await get<Report>(`/api/jobs/${encodeURIComponent(job.id)}/file`);
      this.making.value = null;
    } catch (error) {
      this.making.value = { id: '', state: 'refused', share: 0, text: wordsOf(error) };
    }
  }

  /** A room that is open could play it back. */
  async lookForRoom(): Promise<void> {
    try {
      const { rooms } = await get<{ readonly rooms: readonly { readonly room: string }[] }>('/api/host');
      this.room.value = rooms[0]?.room ?? null;
    } catch {
      this.room.value = null;
    }
  }
}

export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return say('refused.failed');
}
