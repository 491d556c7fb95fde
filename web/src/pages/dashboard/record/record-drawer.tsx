/** The recording: begun with everyone's knowledge, paused, ended; who is left out; what is marked; what is played back. */
import { useState } from 'preact/hooks';
import type { Recording } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { sayPhrase } from '../../../words/refusal';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { clockWords } from '../time-words';
import { Marks } from './marks';
import { ReplayPart } from './replay-part';
import { WhoIsKept } from './who-is-kept';

const KEEP_DAYS = [0, 7, 30, 365] as const;

export function RecordDrawer() {
  const session = useSession();
  const recording = session.recording.value;
  const replay = session.replay.value;
  if (recording === null) return null;
  const off = recording.state === 'off';
  const replays = replay !== null && replay.session !== null;
  return (
    <Drawer title={say('record.title')}>
      {replays ? <ReplayPart replay={replay} /> : null}
      {replays ? null : <PlayWanted />}
      <Trouble recording={recording} />
      {off ? (
        <>
          {recording.session === null ? null : <Ended recording={recording} />}
          <p>{say('record.off_text')}</p>
          <WhoIsKept recording={recording} />
          <Begin />
          {recording.session === null ? <Ways recording={recording} /> : null}
        </>
      ) : (
        <>
          {replays ? null : <Running recording={recording} />}
          <Marks recording={recording} />
          <Ways recording={recording} />
          <WhoIsKept recording={recording} />
        </>
      )}
    </Drawer>
  );
}

/** The session that the library's pages sent us here to play. */
function PlayWanted() {
  const session = useSession();
  const wanted = session.wanted.value;
  if (wanted === null) return null;
  const play = (): void => {
    session.wanted.value = null;
    session.send('start_replay', { session: wanted.session, since: wanted.since });
  };
  return (
    <div class="part record-wanted">
      <p>{say('record.wanted')}</p>
      <Act kind="next" onPress={play}>
        {say('record.play_wanted', { time: clockWords(wanted.since) })}
      </Act>
    </div>
  );
}

function Trouble({ recording }: { readonly recording: Recording }) {
  const { trouble, trouble_text: text } = recording;
  if (trouble === null || trouble === undefined) return null;
  return <p class="sentence">{sayPhrase({ text: text ?? '', phrase: trouble })}</p>;
}

function Begin() {
  const session = useSession();
  const [title, setTitle] = useState('');
  const [series, setSeries] = useState('');
  const [days, setDays] = useState<number>(30);
  const begin = (): void => {
    const named = title.trim();
    const group = series.trim();
    session.send('start_recording', {
      keep_days: days,
      ...(named === '' ? {} : { title: named }),
      ...(group === '' ? {} : { series: group }),
    });
  };
  return (
    <>
      <details
        class="record-more"
        onToggle={(event) => {
          // What opens lies below the button that always stands there.
          if (event.currentTarget.open) event.currentTarget.scrollIntoView({ block: 'start' });
        }}
      >
        <summary>{say('record.more')}</summary>
        <div class="part">
          <Named label={say('record.name')} value={title} onInput={setTitle} />
          <Named label={say('record.series')} value={series} onInput={setSeries} />
          <p class="quiet-line" id="record-name-hint">
            {say('record.name_hint')}
          </p>
          <h3>{say('record.keep')}</h3>
          <Choices
            label={say('record.keep')}
            chosen={days}
            onChoose={setDays}
            choices={KEEP_DAYS.map((value) => ({ value, words: say(`record.keep_days.${value}`) }))}
          />
        </div>
      </details>
      <div class="record-start-bar">
        <Act kind="main" onPress={begin}>
          {say('record.start')}
        </Act>
      </div>
    </>
  );
}

interface NamedProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Named({ label, value, onInput }: NamedProps) {
  return (
    <label class="record-field">
      <span>{label}</span>
      <input
        maxLength={40}
        autocomplete="off"
        value={value}
        aria-describedby="record-name-hint"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

function Running({ recording }: { readonly recording: Recording }) {
  const session = useSession();
  const [ending, setEnding] = useState(false);
  const paused = recording.state === 'paused';
  if (ending) {
    return (
      <div class="part record-end">
        <p>{say('record.end_sure')}</p>
        <div class="two">
          <Act
            kind="main"
            onPress={() => {
              setEnding(false);
              session.send('stop_recording', {});
            }}
          >
            {say('record.end_yes')}
          </Act>
          <Act onPress={() => setEnding(false)}>{say('record.end_no')}</Act>
        </div>
      </div>
    );
  }
  return (
    <div class="two">
      <Act pressed={paused} onPress={() => session.send('pause_recording', { paused: !paused })}>
        {say(paused ? 'record.resume' : 'record.pause')}
      </Act>
      <Act kind="outline" onPress={() => setEnding(true)}>
        {say('record.end')}
      </Act>
    </div>
  );
}

/** What became of the last one: its page, and hearing it again, come before the next. */
function Ended({ recording }: { readonly recording: Recording }) {
  return (
    <div class="part record-ended">
      <h3>{say('record.ended')}</h3>
      <Ways recording={recording} />
    </div>
  );
}

/** To what was kept: in this room, and on the pages of the library. */
function Ways({ recording }: { readonly recording: Recording }) {
  const session = useSession();
  const id = recording.session;
  return (
    <div class="part">
      {id === null || recording.state !== 'off' ? null : (
        <a class="act main" href={`/session#${id}`} target="_blank" rel="noopener">
          {say('record.report')}
        </a>
      )}
      {id === null ? null : (
        <div class="two">
          {recording.state === 'off' ? null : (
            <Act onPress={() => session.send('start_replay', { session: id, last: 60 })}>
              {say('record.last_minute')}
            </Act>
          )}
          <Act onPress={() => session.send('start_replay', { session: id })}>{say('record.whole')}</Act>
        </div>
      )}
      <a class="act outline" href="/sessions" target="_blank" rel="noopener">
        {say('record.library')}
      </a>
    </div>
  );
}
