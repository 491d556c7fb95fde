/** Work beside the music: how far it is, and how to stop it. */
import { useState } from 'preact/hooks';
import type { JobView } from '../../protocol.gen';
import { Act } from '../../ui/controls';
import { sayPhrase } from '../../words/refusal';
import { say } from '../../words/say';
import { stopJob, type Told, wordsOf } from './library';

export interface Work {
  readonly job: JobView | null;
  readonly problem: string | null;
  readonly busy: boolean;
  /** Runs one piece of work at a time; what goes wrong becomes `problem`. */
  readonly run: (work: (told: Told) => Promise<void>) => Promise<void>;
}

export function useWork(): Work {
  const [job, setJob] = useState<JobView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function run(work: (told: Told) => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work(setJob);
    } catch (error) {
      setProblem(wordsOf(error));
    }
    setJob(null);
    setBusy(false);
  }
  return { job, problem, busy, run };
}

function doing(job: JobView): string {
  if (job.state === 'waiting' || !job.doing) return say('jobs.waiting');
  return sayPhrase({ text: say('jobs.waiting'), phrase: job.doing });
}

/** `name` is the id of the element that says what this belongs to. */
export function Working({ work, name }: { readonly work: Work; readonly name: string }) {
  const { job, problem } = work;
  return (
    <div class="working" role="status">
      {job === null || job.state === 'done' ? null : (
        <>
          <span class="num">
            {doing(job)} {say('jobs.share', { percent: Math.round(100 * job.share) })}
          </span>
          <progress value={job.share} max={1} aria-labelledby={name} />
          {job.id === '' ? null : (
            <Act kind="outline" onPress={() => void stopJob(job)}>
              {say('jobs.stop')}
            </Act>
          )}
        </>
      )}
      {problem === null ? null : <p class="sentence">{problem}</p>}
    </div>
  );
}
