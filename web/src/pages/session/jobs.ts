/** Work that the server does beside the music: asked for once, then looked at until it is done. */
import { ApiError, get, post } from '../../net/api';
import type { JobView } from '../../protocol.gen';
import { sayPhrase } from '../../words/refusal';

/** Seldom enough not to be felt, often enough to be seen moving. */
const FIRST_MS = 150;
const THEN_MS = 600;

const pause = (ms: number) => new Promise<void>((go) => window.setTimeout(go, ms));

/** Rejects with an ApiError when the work is refused; a gap in the network is waited for. */
export async function runJob(path: string, order: object, onTold: (job: JobView) => void): Promise<JobView> {
  return followJob(await post<JobView>(path, order), onTold);
}

/** The same for work that has been ordered already. */
export async function followJob(ordered: JobView, onTold: (job: JobView) => void): Promise<JobView> {
  let job = ordered;
  onTold(job);
  for (let looks = 0; job.state === 'waiting' || job.state === 'running'; looks += 1) {
    await pause(looks < 10 ? FIRST_MS : THEN_MS);
    try {
      job = await get<JobView>(`/api/jobs/${encodeURIComponent(job.id)}`);
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 0 && error.status < 500)) throw error;
      continue;
    }
    onTold(job);
  }
  if (job.state === 'refused') {
    const text = sayPhrase({ text: job.text ?? '', phrase: job.refused ?? null });
    throw new ApiError(job.refused?.key ?? 'failed', text, 400);
  }
  return job;
}

export const fileOf = (job: JobView): string => `/api/jobs/${encodeURIComponent(job.id)}/file`;
