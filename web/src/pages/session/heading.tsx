/** Whose session this is: its title, the line of facts, how long it stays, and the acts for the whole of it. */
import { Download, Play, Printer } from 'lucide-preact';
import type { SessionView } from '../../protocol.gen';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import type { Desk } from './desk';
import { useGrowing } from './growing';
import { dateWords, lasting, roughly } from './moments';

/** Days a session may be kept: what the choice offers. The server takes any. */
const DAYS = [0, 7, 30, 90, 365, 3650] as const;

export function factsLine({ line, seats }: SessionView): string {
  const out = seats.filter(({ kept }) => !kept).length;
  const parts = [
    dateWords(line.began),
    roughly(line.length),
    say('session.seats_kept', { count: seats.length - out }),
  ];
  if (out > 0) parts.push(say('session.seats_out', { count: out }));
  return `${parts.join(', ')}.`;
}

function goesWords({ line }: SessionView): string {
  if (line.state === 'running') return say('session.runs_now');
  if (line.goes === null) return '';
  return say('session.goes', { date: dateWords(line.goes) });
}

function daysWords(days: number): string {
  if (days === 0) return say('session.keep.room');
  if (days === 365) return say('session.keep.year');
  if (days === 3650) return say('session.keep.ten_years');
  return say('session.keep.days', { count: days });
}

interface HeadingProps {
  readonly desk: Desk;
  readonly onTake: () => void;
  readonly taking: boolean;
}

export function Heading({ desk, onTake, taking }: HeadingProps) {
  const view = desk.view.value;
  const { line } = view;
  const room = desk.room.value;
  const field = useGrowing();
  const choices = DAYS.some((days) => days === line.keep_days)
    ? DAYS
    : [...DAYS, line.keep_days].sort((a, b) => a - b);
  return (
    <header class="session-head">
      <div class="session-what">
        <h1>
          <label>
            <span class="said">{say('session.title')}</span>
            <textarea
              ref={field}
              class="title"
              rows={1}
              value={line.title}
              maxLength={80}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault(); // a title is one line, however it is broken
              }}
              onInput={(event) => {
                const title = event.currentTarget.value.replace(/[\r\n]+/g, ' ');
                if (title.trim() !== '') desk.change({ title });
              }}
              onBlur={(event) => {
                // A session always has a title: an empty field gets the last one back.
                event.currentTarget.value = desk.view.value.line.title;
                desk.settle();
              }}
            />
          </label>
        </h1>
        <p class="session-facts num">
          {factsLine(view)} {line.state === 'cut' ? say('session.cut', { time: lasting(line.length) }) : null}{' '}
          {goesWords(view)}
        </p>
      </div>
      <label class="keep-for">
        <span>{say('session.keep.title')}</span>
        <select
          class="field"
          value={String(line.keep_days)}
          onChange={(event) => {
            desk.change({ keep_days: Number(event.currentTarget.value) });
            desk.settle();
          }}
        >
          {choices.map((days) => (
            <option key={days} value={String(days)}>
              {daysWords(days)}
            </option>
          ))}
        </select>
      </label>
      <div class="session-acts">
        {room === null ? (
          <p class="no-room">{say('session.no_room')}</p>
        ) : (
          <a class="act outline" href={replayAddress(room, desk.id, null)}>
            <Icon of={Play} size={20} />
            {say('session.play')}
          </a>
        )}
        <button
          type="button"
          class="act outline"
          aria-expanded={taking}
          aria-controls="take-away"
          onClick={onTake}
        >
          <Icon of={Download} size={20} />
          {say('session.take.title')}
        </button>
        <Act kind="outline" onPress={() => window.print()}>
          <Icon of={Printer} size={20} />
          {say('session.print')}
        </Act>
      </div>
    </header>
  );
}

/** The dashboard of a room, asked to play back a session from a moment on. In the fragment: it stays out of logs. */
export function replayAddress(room: string, session: string, at: number | null): string {
  const since = at === null ? '' : `@${at.toFixed(1)}`;
  return `/dashboard?room=${encodeURIComponent(room)}#replay=${session}${since}`;
}
