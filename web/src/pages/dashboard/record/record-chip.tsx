/** At the top, always: whether anything is being kept, in words, with a steady dot while it is. */
import { say } from '../../../words/say';
import { useSession } from '../session';
import { recordLine, recordTitle } from './record-words';

export function RecordChip() {
  const session = useSession();
  const recording = session.recording.value;
  const state = recording?.state ?? 'off';
  return (
    <button
      type="button"
      class={`chip panel chip-record is-${state}`}
      aria-expanded={session.drawer.value === 'record'}
      onClick={() => session.toggleDrawer('record')}
    >
      <i class="record-dot" aria-hidden="true" />
      <span class="chip-words">
        <b class="num">{recordTitle(recording, session.now.value)}</b>
        <small>{recordLine(recording)}</small>
      </span>
    </button>
  );
}

/** For readers: said once when it begins, pauses or ends, not every second. */
export function RecordNews() {
  const state = useSession().recording.value?.state ?? 'off';
  const words = {
    off: 'record.chip.off',
    on: 'record.sign.on',
    paused: 'record.sign.paused',
  } as const;
  return (
    <p class="said" aria-live="polite">
      {say(words[state])}
    </p>
  );
}
