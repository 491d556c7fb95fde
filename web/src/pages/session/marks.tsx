/** The moments kept in play: looked at on the timeline, played back in a room, named, taken away. */
import { type Bookmark, Flag, Heart, Pencil, Play, Star, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { MarkView } from '../../protocol.gen';
import { Act, Choices } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import type { Desk } from './desk';
import { replayAddress } from './heading';
import { clock } from './moments';

const ICONS: Readonly<Record<MarkView['icon'], typeof Bookmark>> = { star: Star, heart: Heart, flag: Flag };

interface MarksProps {
  readonly desk: Desk;
  readonly onShow: (at: number) => void;
}

export function Marks({ desk, onShow }: MarksProps) {
  const { marks } = desk.view.value;
  const inOrder = [...marks].sort((one, other) => one.at - other.at);
  return (
    <section class="panel part marks-panel" aria-labelledby="marks-title">
      <h2 id="marks-title">{say('session.marks.title')}</h2>
      {inOrder.length === 0 ? <p class="none">{say('session.marks.none')}</p> : null}
      <ul class="marks">
        {inOrder.map((mark) => (
          <Mark key={mark.id} mark={mark} desk={desk} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

interface MarkProps extends MarksProps {
  readonly mark: MarkView;
}

function Mark({ mark, desk, onShow }: MarkProps) {
  const [open, setOpen] = useState(false);
  const time = clock(mark.at);
  const room = desk.room.value;
  return (
    <li>
      <button type="button" class="mark-show" onClick={() => onShow(mark.at)}>
        <Icon of={ICONS[mark.icon]} />
        <span>
          {mark.word || say('report.mark')} <small class="num">{time}</small>
          <span class="said"> {say('session.marks.show')}</span>
        </span>
      </button>
      {room === null ? null : (
        <a
          class="act square"
          href={replayAddress(room, desk.id, mark.at)}
          aria-label={say('session.marks.play', { word: mark.word || say('report.mark'), time })}
        >
          <Icon of={Play} />
        </a>
      )}
      <button
        type="button"
        class="act square"
        aria-expanded={open}
        aria-label={say('session.marks.change', { word: mark.word || say('report.mark'), time })}
        onClick={() => setOpen(!open)}
      >
        <Icon of={Pencil} />
      </button>
      {open ? <MarkForm mark={mark} desk={desk} onDone={() => setOpen(false)} /> : null}
    </li>
  );
}

interface FormProps {
  readonly mark: MarkView;
  readonly desk: Desk;
  readonly onDone: () => void;
}

function MarkForm({ mark, desk, onDone }: FormProps) {
  const [word, setWord] = useState(mark.word);
  const [icon, setIcon] = useState(mark.icon);

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    await desk.mark(mark.id, { word: word.trim(), icon });
    onDone();
  }

  return (
    <form class="mark-form" onSubmit={keep}>
      <label>
        <span>{say('session.marks.word')}</span>
        <input
          class="field"
          value={word}
          maxLength={40}
          onInput={(event) => setWord(event.currentTarget.value)}
        />
      </label>
      <Choices
        label={say('session.marks.sign')}
        chosen={icon}
        onChoose={setIcon}
        choices={[
          { value: 'star', words: <Icon of={Star} />, label: say('session.marks.star') },
          { value: 'heart', words: <Icon of={Heart} />, label: say('session.marks.heart') },
          { value: 'flag', words: <Icon of={Flag} />, label: say('session.marks.flag') },
        ]}
      />
      <div class="form-acts">
        <button type="submit" class="act main">
          {say('session.keep_it')}
        </button>
        <Act kind="outline" onPress={() => void desk.unmark(mark.id)}>
          <Icon of={Trash2} size={20} />
          {say('session.marks.remove')}
        </Act>
      </div>
    </form>
  );
}
