/** The page of the library: find, the list, what comes in, one person's rights. */
import { ArrowLeft } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../net/api';
import { Icon } from '../../ui/icon';
import { LanguageChoice } from '../../ui/language';
import { ScanningControl } from '../../ui/scanning-control';
import { say } from '../../words/say';
import { Bring } from './bring';
import { type Library, wordsOf } from './library';
import { Line } from './line';
import { OneSeat } from './one-seat';

const EVERY_MS = 5000;
/** A pause in typing. */
const PAUSE_MS = 250;

interface PageProps {
  readonly library: Library;
  /** This device is no longer paired. */
  readonly onStranger: () => void;
}

export function LibraryPage({ library, onStranger }: PageProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const lines = library.lines.value;
  const sought = library.sought.value;

  async function refresh(): Promise<void> {
    try {
      await library.load();
      setProblem(null);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) onStranger();
      else setProblem(wordsOf(error));
    }
  }

  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);

  return (
    <div class="library">
      <nav>
        <a class="act outline" href="/host">
          <Icon of={ArrowLeft} size={20} />
          {say('sessions.to_start')}
        </a>
      </nav>
      <main>
        <h1>{say('sessions.title')}</h1>
        <p class="lead">{say('sessions.lead')}</p>
        {lines.length === 0 && sought === '' ? null : <Find library={library} onAsked={refresh} />}
        <p class="sentence" role="alert" hidden={problem === null}>
          {problem}
        </p>
        <p class="done" role="status">
          {told}
        </p>
        {lines.length === 0 ? (
          <p class="empty">{say(sought === '' ? 'sessions.none' : 'sessions.none_found')}</p>
        ) : (
          <ul class="lines">
            {lines.map((line) => (
              <Line key={line.id} library={library} line={line} onErased={setTold} />
            ))}
          </ul>
        )}
        <Bring library={library} />
        <OneSeat library={library} />
        <div class="foot">
          <LanguageChoice />
          <ScanningControl />
        </div>
      </main>
    </div>
  );
}

interface FindProps {
  readonly library: Library;
  readonly onAsked: () => Promise<void>;
}

function Find({ library, onAsked }: FindProps) {
  const [timer, setTimer] = useState<number | null>(null);
  function find(letters: string): void {
    library.sought.value = letters;
    if (timer !== null) window.clearTimeout(timer);
    setTimer(window.setTimeout(() => void onAsked(), PAUSE_MS));
  }
  return (
    <div class="find">
      <label>
        {say('sessions.find')}
        <input
          class="field"
          type="search"
          autocomplete="off"
          value={library.sought.value}
          maxLength={200}
          onInput={(event) => find(event.currentTarget.value)}
        />
      </label>
      <p class="num" role="status">
        {say('sessions.found', { count: library.lines.value.length })}
      </p>
    </div>
  );
}
