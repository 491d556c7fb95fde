/** Every export, made by the server beside the music: what it is, how far it is, and the file when it is done. */
import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { JobView } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { sayPhrase } from '../../../words/refusal';
import { language, say } from '../../../words/say';
import { type Desk, wordsOf } from '../desk';
import { fileOf, runJob } from '../jobs';
import { clock } from '../moments';
import type { View } from '../timeline/view';
import {
  FORMATS,
  type Format,
  formatName,
  formatWords,
  isPart,
  orderOf,
  sizeWords,
  type Wanted,
} from './formats';

interface TakeProps {
  readonly desk: Desk;
  readonly view: View | null;
  readonly seat: number | null;
}

export function TakeAway({ desk, view, seat }: TakeProps) {
  const [wanted, setWanted] = useState<Wanted>({ part: false, parts: false, touched: false });
  const { length } = desk.view.value.line;
  const partly = isPart(view, length);
  return (
    <section class="panel part take" id="take-away" aria-labelledby="take-title">
      <h2 id="take-title">{say('session.take.title')}</h2>
      <p class="note">{say('session.take.what')}</p>
      <div class="take-choices">
        {partly && view !== null ? (
          <Choices
            label={say('session.take.span')}
            chosen={wanted.part ? 'part' : 'whole'}
            onChoose={(span) => setWanted({ ...wanted, part: span === 'part' })}
            choices={[
              { value: 'whole', words: say('session.take.whole') },
              {
                value: 'part',
                words: say('session.take.part', { since: clock(view.since), until: clock(view.until) }),
              },
            ]}
          />
        ) : null}
        <Act
          kind="outline"
          pressed={wanted.parts}
          onPress={() => setWanted({ ...wanted, parts: !wanted.parts })}
        >
          {say('session.take.parts')}
        </Act>
        <Act
          kind="outline"
          pressed={wanted.touched}
          onPress={() => setWanted({ ...wanted, touched: !wanted.touched })}
        >
          {say('session.take.touched')}
        </Act>
      </div>
      <ul class="formats">
        {FORMATS.map((format) => (
          <FormatLine
            key={format}
            format={format}
            path={`/api/sessions/${encodeURIComponent(desk.id)}/exports`}
            order={() =>
              orderOf(format, wanted, { view: partly ? view : null, length, seat, language: language() })
            }
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly format: Format;
  readonly path: string;
  readonly order: () => object;
}

function FormatLine({ format, path, order }: LineProps) {
  const [job, setJob] = useState<JobView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = job !== null && job.state !== 'done' && problem === null;

  async function make(): Promise<void> {
    if (busy) return;
    setProblem(null);
    try {
      const done = await runJob(path, order(), setJob);
      save(done);
    } catch (error) {
      setProblem(wordsOf(error));
    }
  }

  return (
    <li data-format={format}>
      <div class="format-words">
        <b id={`format-${format}`}>{formatName(format)}</b>
        <p>{formatWords(format)}</p>
      </div>
      <Act kind="outline" onPress={make} label={say('session.take.make_named', { name: formatName(format) })}>
        {say('session.take.make')}
      </Act>
      <div class="format-told" role="status">
        {busy ? <Progress job={job} name={`format-${format}`} /> : null}
        {problem === null ? null : <p class="sentence">{problem}</p>}
        {job !== null && job.state === 'done' && problem === null ? (
          <a class="act main" href={fileOf(job)} download={job.file ?? ''}>
            <Icon of={Download} size={20} />
            {job.file ?? say('session.take.save')}
            {job.size === null || job.size === undefined ? '' : `, ${sizeWords(job.size)}`}
          </a>
        ) : null}
      </div>
    </li>
  );
}

/** The browser keeps the file where it keeps downloads; the link stays for another time. */
function save(job: JobView): void {
  const link = document.createElement('a');
  link.href = fileOf(job);
  link.download = job.file ?? '';
  document.body.appendChild(link);
  link.click();
  link.remove();
}

export function Progress({ job, name }: { readonly job: JobView; readonly name: string }) {
  const percent = Math.round(job.share * 100);
  const doing = job.doing ? sayPhrase({ text: '', phrase: job.doing }) : '';
  return (
    <div class="progress">
      <progress max={100} value={percent} aria-labelledby={name} />
      <span class="num">
        {job.state === 'waiting' ? say('session.take.waiting') : say('session.take.running', { percent })}{' '}
        {doing}
      </span>
    </div>
  );
}
