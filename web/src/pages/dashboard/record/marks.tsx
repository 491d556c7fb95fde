/** Kept moments: one tap for a new one, with a word if there is time for it; each can be played in the room. */
import { Flag, Heart, Play, Star } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import type { MarkView, Recording } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { clockWords } from '../time-words';
import { MARK_ICONS, type MarkIcon, markWords } from './record-words';

const PICTURES = { star: Star, heart: Heart, flag: Flag } as const;

/** Seconds before a mark from which it is played: what was marked has just happened. */
const BEFORE_S = 10;

export function Marks({ recording }: { readonly recording: Recording }) {
  const session = useSession();
  const [word, setWord] = useState('');
  const begun = useRef<number | null>(null);
  const mark = (icon: MarkIcon): void => {
    const at = begun.current;
    session.send('mark', { icon, word: word.trim(), ...(at === null ? {} : { at }) });
    setWord('');
    begun.current = null;
  };
  return (
    <div class="part record-marks">
      <h3>{say('record.marks')}</h3>
      <label class="record-field">
        <span>{say('record.mark_word')}</span>
        <input
          maxLength={40}
          autocomplete="off"
          value={word}
          onInput={(event) => {
            // The moment that is meant is the one at which the word was begun, not the one at which it was done.
            if (begun.current === null) begun.current = session.serverNow();
            setWord(event.currentTarget.value);
            if (event.currentTarget.value === '') begun.current = null;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && word.trim() !== '') mark('star');
          }}
        />
      </label>
      <div class="mark-icons">
        {MARK_ICONS.map((icon) => (
          <Act
            key={icon}
            onPress={() => mark(icon)}
            label={say('record.mark_with', { icon: say(`record.mark.${icon}`) })}
          >
            <Icon of={PICTURES[icon]} />
          </Act>
        ))}
      </div>
      {recording.marks.length === 0 ? <p class="quiet-line">{say('record.no_marks')}</p> : null}
      <ul class="mark-list">
        {recording.marks.map((one) => (
          <Line key={one.id} mark={one} session={recording.session} />
        ))}
      </ul>
    </div>
  );
}

function Line({ mark, session: id }: { readonly mark: MarkView; readonly session: string | null }) {
  const session = useSession();
  const words = markWords(mark.icon, mark.word);
  const time = clockWords(mark.at);
  return (
    <li class="mark-line">
      <Icon of={PICTURES[mark.icon]} />
      <span>
        <b>{words}</b>
        <small class="num">{time}</small>
      </span>
      {id === null ? null : (
        <Act
          class="square"
          label={say('record.play_mark', { mark: words, time })}
          onPress={() =>
            session.send('start_replay', { session: id, since: Math.max(0, mark.at - BEFORE_S) })
          }
        >
          <Icon of={Play} />
        </Act>
      )}
    </li>
  );
}
