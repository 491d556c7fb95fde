/** One person of a series: where they sat in each session, and another key for them. */
import { useEffect, useState } from 'preact/hooks';
import type { SessionView } from '../../protocol.gen';
import { listed, say } from '../../words/say';
import { KEY_MOST } from '../session/keys/rekeying';
import { dateWords } from '../session/moments';
import { seatName } from '../session/seat-name';
import { type Library, wordsOf } from './library';

interface PlacesProps {
  readonly library: Library;
  readonly series: string;
  readonly seatKey: string;
  /** Its key is another one now. */
  readonly onRenamed: (key: string, sessions: number) => void;
}

export function KeyPlaces({ library, series, seatKey, onRenamed }: PlacesProps) {
  const [sessions, setSessions] = useState<readonly SessionView[]>([]);
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    setNext('');
    setProblem(null);
    void library.seriesOf(series).then(
      (found) => {
        if (!gone) setSessions(found);
      },
      (error) => {
        if (!gone) setProblem(wordsOf(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [library, series, seatKey]);

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    const key = next.replace(/\s+/g, ' ').trim();
    const taken = sessions.some(({ seats }) => seats.some((seat) => seat.key === key));
    if (key === '') setProblem(say('session.keys.missing'));
    else if (taken) setProblem(say('refused.key_taken', { key }));
    else {
      try {
        onRenamed(key, await library.renameKey(series, seatKey, key));
      } catch (error) {
        setProblem(wordsOf(error));
      }
    }
  }

  return (
    <>
      <ul class="key-places num">
        {sessions.map(({ line, seats }) => (
          <li key={line.id}>
            <a
              href={`/session#${encodeURIComponent(line.id)}`}
            >{`${line.title}, ${dateWords(line.began)}`}</a>{' '}
            {placeWords(seats.filter(({ kept, key }) => kept && key === seatKey).map(({ seat }) => seat))}
          </li>
        ))}
      </ul>
      <form class="key-renaming" onSubmit={rename}>
        <label>
          {say('sessions.one.new_key')}
          <input
            class="field"
            type="text"
            autocomplete="off"
            maxLength={KEY_MOST}
            value={next}
            onInput={(event) => {
              setNext(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </label>
        <button type="submit" class="act outline">
          {say('sessions.one.rename')}
        </button>
      </form>
      <p class="sentence" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </>
  );
}

function placeWords(seats: readonly number[]): string {
  return seats.length === 0 ? say('sessions.one.not_there') : listed(seats.map(seatName));
}
