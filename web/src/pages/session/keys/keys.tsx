/** Who sat where, without names: the key of each seat, by which one person is found again over a series. */
import { Pencil, Undo2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../../../net/api';
import type { SessionView } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { SeatToken } from '../../../ui/seat-token';
import { listed, say } from '../../../words/say';
import type { Desk } from '../desk';
import { keptSeats } from '../goals/rating';
import { seatName } from '../seat-name';
import { elsewhere, KEY_MOST, type Keys, keysOf, rekeyed, together, written } from './rekeying';

const SUGGESTED = 'keys-of-series';

/** How often each key stands in the other sessions of the series; none until the server has answered, or where it can't. */
function useOthers(session: string, label: string | null): ReadonlyMap<string, number> {
  const [others, setOthers] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let gone = false;
    setOthers(new Map());
    if (label === null) return undefined;
    const asked = get<{ readonly sessions: readonly SessionView[] }>(
      `/api/series?label=${encodeURIComponent(label)}`,
    );
    void asked.then(
      ({ sessions }) => {
        if (!gone) setOthers(elsewhere(sessions, session));
      },
      () => undefined, // suggestions are a help; a key can be written without them
    );
    return () => {
      gone = true;
    };
  }, [session, label]);
  return others;
}

export function SeatKeys({ desk }: { readonly desk: Desk }) {
  const { line, seats } = desk.view.value;
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const [before, setBefore] = useState<Keys | null>(null);
  const others = useOthers(line.id, line.series);
  const kept = keptSeats(seats);
  if (kept.length === 0) return null;

  async function keep(keys: Keys): Promise<string | null> {
    const was = keysOf(desk.view.value.seats);
    const problem = await desk.rekey(rekeyed(desk.view.value, keys, others));
    if (problem !== null) return problem;
    setBefore(was);
    setTold(say('session.keys.changed'));
    setOpen(false);
    return null;
  }

  async function undo(keys: Keys): Promise<void> {
    const problem = await desk.rekey(rekeyed(desk.view.value, keys, others));
    setTold(problem ?? say('session.keys.undone'));
    if (problem === null) setBefore(null);
  }

  return (
    <section class="panel part keys-panel" aria-labelledby="keys-title">
      <div class="part-head">
        <h2 id="keys-title">{say('session.keys.title')}</h2>
        <button
          type="button"
          class="act outline"
          aria-expanded={open}
          onClick={() => {
            setTold('');
            setOpen(!open);
          }}
        >
          <Icon of={Pencil} size={20} />
          {say('session.keys.change')}
        </button>
      </div>
      <p class="note">
        {say('session.keys.what')}{' '}
        {line.series === null
          ? say('session.keys.no_series')
          : say('session.keys.in_series', { series: line.series })}
      </p>
      {open ? (
        <KeysForm keys={keysOf(seats)} others={others} onKeep={keep} onClose={() => setOpen(false)} />
      ) : (
        <ul class="keys">
          {kept.map(({ seat, key }) => (
            <li key={seat}>
              <SeatToken seat={seat} />
              <span>
                <b>{key}</b>
                {key === seatName(seat) ? null : <small>{seatName(seat)}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="keys-told" role="status">
        {told}
      </p>
      {before === null || open ? null : (
        <Act kind="outline" onPress={() => void undo(before)}>
          <Icon of={Undo2} size={20} />
          {say('session.keys.undo')}
        </Act>
      )}
    </section>
  );
}

interface FormProps {
  readonly keys: Keys;
  readonly others: ReadonlyMap<string, number>;
  /** Answers with what the server wouldn't have, or null. */
  readonly onKeep: (keys: Keys) => Promise<string | null>;
  readonly onClose: () => void;
}

function KeysForm({ keys, others, onKeep, onClose }: FormProps) {
  const [draft, setDraft] = useState(keys);
  const [problem, setProblem] = useState<string | null>(null);
  const seats = Object.keys(keys).map(Number);
  const ready = written(draft);

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    const missing = Object.values(ready).some((key) => key === '');
    setProblem(missing ? say('session.keys.missing') : await onKeep(ready));
  }

  return (
    <form class="keys-form" onSubmit={keep}>
      <ul class="keys">
        {seats.map((seat) => (
          <li key={seat}>
            <SeatToken seat={seat} />
            <label>
              <span>{seatName(seat)}</span>
              <input
                class="field"
                value={draft[seat] ?? ''}
                maxLength={KEY_MOST}
                autocomplete="off"
                list={SUGGESTED}
                aria-describedby={`key-of-${seat}`}
                onInput={(event) => {
                  setDraft({ ...draft, [seat]: event.currentTarget.value });
                  setProblem(null);
                }}
              />
              <small id={`key-of-${seat}`}>{knownWords(ready[seat] ?? '', others)}</small>
            </label>
          </li>
        ))}
      </ul>
      <datalist id={SUGGESTED}>
        {[...others.keys()].map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      {together(draft).map((same) => (
        <p key={same.join(' ')} class="keys-same" role="status">
          {say('session.keys.same', { seats: listed(same.map(seatName)) })}
        </p>
      ))}
      <p class="sentence" role="alert" hidden={problem === null}>
        {problem}
      </p>
      <div class="form-acts">
        <button type="submit" class="act main">
          {say('session.keep_it')}
        </button>
        <Act kind="outline" onPress={onClose}>
          {say('session.not_now')}
        </Act>
      </div>
    </form>
  );
}

/** Whether this key is somebody of the other sessions. */
function knownWords(key: string, others: ReadonlyMap<string, number>): string {
  if (others.size === 0 || key === '') return '';
  const count = others.get(key);
  return count === undefined ? say('session.keys.new') : say('session.keys.known', { count });
}
