/** What the library shows, and what it asks the server to do with a session. */
import { type Signal, signal } from '@preact/signals';
import { ApiError, get, post, postFile, remove } from '../../net/api';
import type { JobView, SeriesLine, SessionEdit, SessionLine, SessionView } from '../../protocol.gen';
import { language, say } from '../../words/say';
import { fileOf, followJob, runJob } from '../session/jobs';

export type Told = (job: JobView) => void;

const addressOf = (session: string): string => `/api/sessions/${encodeURIComponent(session)}`;

export class Library {
  readonly lines: Signal<readonly SessionLine[]> = signal([]);
  readonly series: Signal<readonly SeriesLine[]> = signal([]);
  readonly sought = signal('');
  /** A search may be overtaken by the next one. */
  private asked = 0;

  async load(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    const find = encodeURIComponent(this.sought.value.trim());
    const [found, series] = await Promise.all([
      get<{ readonly sessions: readonly SessionLine[] }>(`/api/sessions?find=${find}`),
      get<{ readonly series: readonly SeriesLine[] }>('/api/series'),
    ]);
    if (mine !== this.asked) return;
    this.lines.value = found.sessions;
    this.series.value = series.series;
  }

  async find(letters: string): Promise<void> {
    this.sought.value = letters;
    await this.load();
  }

  async change(session: string, edit: SessionEdit): Promise<void> {
    await post<SessionView>(addressOf(session), edit);
    await this.load();
  }

  async erase(session: string, told: Told): Promise<void> {
    await followJob(await remove<JobView>(addressOf(session)), told);
    await this.load();
  }

  /** Answers with where the file can be fetched. */
  async takeAway(session: string, told: Told): Promise<JobView> {
    return runJob(`${addressOf(session)}/exports`, { format: 'everything', language: language() }, told);
  }

  async bring(file: Blob, told: Told): Promise<JobView> {
    const job = await followJob(await postFile<JobView>('/api/import', file), told);
    await this.load();
    return job;
  }

  /** The seat keys of one session. */
  async keysOf(session: string): Promise<readonly string[]> {
    const view = await get<SessionView>(addressOf(session));
    return view.seats.filter(({ kept }) => kept).map(({ key }) => key);
  }

  /** The sessions of a series, the oldest first. */
  async seriesOf(label: string): Promise<readonly SessionView[]> {
    const found = await get<{ readonly sessions: readonly SessionView[] }>(
      `/api/series?label=${encodeURIComponent(label)}`,
    );
    return found.sessions;
  }

  /** Another key for one person, in every session of the series; answers with how many those were. */
  async renameKey(series: string, key: string, to: string): Promise<number> {
    const { sessions } = await post<{ readonly sessions: number }>('/api/series/keys', { series, key, to });
    await this.load();
    return sessions;
  }

  async takeKey(order: KeyOrder, told: Told): Promise<JobView> {
    return runJob('/api/take-away', order, told);
  }

  async eraseKey(order: KeyOrder, told: Told): Promise<JobView> {
    const job = await runJob('/api/erase', order, told);
    await this.load();
    return job;
  }
}

export interface KeyOrder {
  readonly key: string;
  readonly series?: string;
  readonly session?: string;
}

/** Stops what is being made; whether it was still there makes no difference. */
export async function stopJob(job: JobView): Promise<void> {
  try {
    await remove<null>(`/api/jobs/${encodeURIComponent(job.id)}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Hands a finished file to the browser, which saves it. */
export function save(job: JobView): void {
  const link = document.createElement('a');
  link.href = fileOf(job);
  link.download = job.file || '';
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : say('refused.failed');
}
