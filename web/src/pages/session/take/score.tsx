/** The notation, engraved by the server, a page at a time. */
import { ArrowLeft, ArrowRight } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { JobView } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { language, say } from '../../../words/say';
import { type Desk, wordsOf } from '../desk';
import { fileOf, runJob } from '../jobs';
import type { View } from '../timeline/view';
import { orderOf } from './formats';
import { Progress } from './take-away';
import { filesIn } from './zip';

interface ScoreProps {
  readonly desk: Desk;
  readonly view: View | null;
}

const number = (name: string): number => Number(/(\d+)\D*$/.exec(name)?.[1] ?? 0);

async function pagesOf(job: JobView): Promise<readonly string[]> {
  const answer = await fetch(fileOf(job), { credentials: 'same-origin', cache: 'no-store' });
  if (!answer.ok) throw new RangeError('no pages');
  const files = filesIn(await answer.arrayBuffer());
  const drawn = files
    .filter(({ name }) => name.endsWith('.svg'))
    .sort((a, b) => number(a.name) - number(b.name));
  const bytes = await Promise.all(drawn.map((file) => file.bytes()));
  return bytes.map((one) => URL.createObjectURL(new Blob([one as BlobPart], { type: 'image/svg+xml' })));
}

export function Score({ desk, view }: ScoreProps) {
  const [job, setJob] = useState<JobView | null>(null);
  const [pages, setPages] = useState<readonly string[]>([]);
  const [page, setPage] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    return () => {
      for (const address of pages) URL.revokeObjectURL(address);
    };
  }, [pages]);

  async function engrave(): Promise<void> {
    setProblem(null);
    setPages([]);
    setPage(0);
    const { length } = desk.view.value.line;
    const order = orderOf(
      'score',
      { part: true, parts: false, touched: false },
      { view, length, seat: null, language: language() },
    );
    try {
      const done = await runJob(`/api/sessions/${encodeURIComponent(desk.id)}/exports`, order, setJob);
      setPages(await pagesOf(done));
    } catch (error) {
      setProblem(error instanceof RangeError ? say('session.score.unreadable') : wordsOf(error));
    }
    setJob(null);
  }

  const address = pages[page];
  return (
    <section class="panel part score" aria-labelledby="score-title">
      <div class="part-head">
        <h2 id="score-title">{say('session.score.title')}</h2>
        <Act kind="outline" onPress={() => void (job === null ? engrave() : undefined)}>
          {say(pages.length === 0 ? 'session.score.engrave' : 'session.score.again')}
        </Act>
      </div>
      <p class="note">{say('session.score.what')}</p>
      {job === null ? null : <Progress job={job} name="score-title" />}
      {problem === null ? null : (
        <p class="sentence" role="alert">
          {problem}
        </p>
      )}
      {address === undefined ? null : (
        <>
          <div class="score-turn">
            <Act
              kind="outline"
              class="square"
              label={say('session.score.earlier')}
              onPress={() => setPage(Math.max(0, page - 1))}
            >
              <Icon of={ArrowLeft} />
            </Act>
            <p class="num" aria-live="polite">
              {say('session.score.page', { page: page + 1, pages: pages.length })}
            </p>
            <Act
              kind="outline"
              class="square"
              label={say('session.score.later')}
              onPress={() => setPage(Math.min(pages.length - 1, page + 1))}
            >
              <Icon of={ArrowRight} />
            </Act>
          </div>
          <img class="score-page" src={address} alt={say('session.score.alt', { page: page + 1 })} />
        </>
      )}
    </section>
  );
}
