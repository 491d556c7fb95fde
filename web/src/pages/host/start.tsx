/** The start page of a paired device: one green button, and what one wants to know before pressing it. */
import { Play } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError, get, post } from '../../net/api';
import { Icon } from '../../ui/icon';
import { LanguageChoice } from '../../ui/language';
import { ScanningControl } from '../../ui/scanning-control';
import { say } from '../../words/say';
import { Checks } from './checks';
import type { HostFacts } from './host-words';
import { Picture } from './picture';
import { Rooms } from './rooms';

const EVERY_MS = 4000;

interface StartProps {
  readonly first: HostFacts;
  /** This device is no longer paired. */
  readonly onStranger: () => void;
}

export function Start({ first, onStranger }: StartProps) {
  const [host, setHost] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);

  function tell(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) onStranger();
    else setProblem(error.message);
  }

  async function refresh(): Promise<void> {
    try {
      setHost(await get<HostFacts>('/api/host'));
      setProblem(null);
    } catch (error) {
      tell(error);
    }
  }

  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);

  async function start(): Promise<void> {
    if (starting) return;
    setStarting(true);
    try {
      const { room } = await post<{ readonly room: string; readonly code: string }>('/api/rooms');
      window.location.assign(`/dashboard?room=${encodeURIComponent(room)}`);
    } catch (error) {
      setStarting(false);
      tell(error);
    }
  }

  return (
    <div class="host">
      <main class="begin">
        <p class="brand">Roundelay</p>
        <h1>{say('host.title')}</h1>
        <p class="lead">{say('host.lead')}</p>
        <button type="button" class="start" onClick={start} aria-disabled={starting}>
          <Icon of={Play} size={32} />
          {starting ? say('host.starting') : say('host.start')}
        </button>
        <p class="sentence" role="alert" hidden={problem === null}>
          {problem}
        </p>
        <Rooms rooms={host.rooms} onChange={refresh} onProblem={tell} />
        <Checks host={host} onChange={refresh} />
        <LanguageChoice />
        <ScanningControl />
        <p class="small">
          <a href="/sessions">{say('host.sessions')}</a> · <a href="/guide">{say('host.guide')}</a>
        </p>
        <p class="small">
          {say('host.what_it_is', { version: host.version })} <a href="/licences">{say('host.licences')}</a>
        </p>
      </main>
      <Picture />
    </div>
  );
}
