/** One session in the list: what it is, and what its therapist may do with it. */
import { Download, FileText, Pencil, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { SessionEdit, SessionLine } from '../../protocol.gen';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import { type Library, save } from './library';
import { daysOffered, daysWords, facts, firstWords, standing } from './line-words';
import { useWork, Working } from './working';

interface LineProps {
  readonly library: Library;
  readonly line: SessionLine;
  /** A sentence that stays when the line is gone. */
  readonly onErased: (words: string) => void;
}

export function Line({ library, line, onErased }: LineProps) {
  const [open, setOpen] = useState<'change' | 'erase' | null>(null);
  const work = useWork();
  const { title } = line;
  const name = `session-${line.id}`;
  const runs = line.state === 'running';
  const words = firstWords(line.words);

  const take = () =>
    work.run(async (told) => {
      save(await library.takeAway(line.id, told));
    });
  const erase = () =>
    work.run(async (told) => {
      setOpen(null);
      await library.erase(line.id, told);
      onErased(say('sessions.erased'));
    });

  return (
    <li class="line panel">
      <div class="line-words">
        <h2 id={name}>{title}</h2>
        <p class="facts num">{facts(line).join(' · ')}</p>
        {words === '' ? null : <p class="first-words">{words}</p>}
        <p class="standing num">{standing(line).join(' · ')}</p>
      </div>
      {runs ? null : (
        <div class="line-acts">
          <a
            class="act main"
            href={`/session#${encodeURIComponent(line.id)}`}
            aria-label={say('sessions.report_of', { title })}
          >
            <Icon of={FileText} size={20} />
            {say('sessions.report')}
          </a>
          <Act kind="outline" onPress={take} label={say('sessions.take_of', { title })}>
            <Icon of={Download} size={20} />
            {say('sessions.take')}
          </Act>
          <button
            type="button"
            class="act outline"
            aria-expanded={open === 'change'}
            aria-label={say('sessions.change_of', { title })}
            onClick={() => setOpen(open === 'change' ? null : 'change')}
          >
            <Icon of={Pencil} size={20} />
            {say('sessions.change')}
          </button>
          <button
            type="button"
            class="act outline"
            aria-expanded={open === 'erase'}
            aria-label={say('sessions.erase_of', { title })}
            onClick={() => setOpen(open === 'erase' ? null : 'erase')}
          >
            <Icon of={Trash2} size={20} />
            {say('sessions.erase')}
          </button>
        </div>
      )}
      {open === 'change' ? (
        <Changing
          library={library}
          line={line}
          onDone={() => setOpen(null)}
          onKeep={(edit) => work.run(() => library.change(line.id, edit))}
        />
      ) : null}
      {open === 'erase' ? (
        <div class="question">
          <p>{say('sessions.erase_question')}</p>
          <Act kind="main" onPress={erase}>
            {say('sessions.erase_yes')}
          </Act>
          <Act kind="outline" onPress={() => setOpen(null)}>
            {say('sessions.erase_no')}
          </Act>
        </div>
      ) : null}
      <Working work={work} name={name} />
    </li>
  );
}

interface ChangingProps {
  readonly library: Library;
  readonly line: SessionLine;
  readonly onDone: () => void;
  readonly onKeep: (edit: SessionEdit) => Promise<void>;
}

function Changing({ library, line, onDone, onKeep }: ChangingProps) {
  const [title, setTitle] = useState(line.title);
  const [series, setSeries] = useState(line.series ?? '');
  const [days, setDays] = useState(line.keep_days);
  const labels = `labels-${line.id}`;

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    const label = series.trim();
    await onKeep({
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      series: label === '' ? null : label,
      keep_days: days,
    });
    onDone();
  }

  return (
    <form class="changing" onSubmit={keep}>
      <label>
        {say('sessions.field.title')}
        <input
          class="field"
          type="text"
          value={title}
          maxLength={80}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <label>
        {say('sessions.field.series')}
        <input
          class="field"
          type="text"
          value={series}
          maxLength={40}
          list={labels}
          onInput={(event) => setSeries(event.currentTarget.value)}
        />
        <datalist id={labels}>
          {library.series.value.map(({ label }) => (
            <option key={label} value={label} />
          ))}
        </datalist>
      </label>
      <label>
        {say('sessions.field.keep')}
        <select
          class="field"
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {daysOffered(line.keep_days).map((offered) => (
            <option key={offered} value={String(offered)}>
              {daysWords(offered)}
            </option>
          ))}
        </select>
      </label>
      <div class="changing-acts">
        <button type="submit" class="act main">
          {say('sessions.save')}
        </button>
        <Act kind="outline" onPress={onDone}>
          {say('sessions.not_now')}
        </Act>
      </div>
    </form>
  );
}
