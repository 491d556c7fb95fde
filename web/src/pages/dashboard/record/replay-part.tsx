/** What is played back: where it is, how fast, who is heard in it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../../../net/api';
import type { Densities, Replay } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { SeatToken } from '../../../ui/seat-token';
import { seatWords } from '../../../ui/seats';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { clockWords } from '../time-words';
import { DensityPicture } from './density-picture';
import { replayPlace } from './record-words';

/** Seconds a step of the place goes. */
const STEP_S = 5;

export function ReplayPart({ replay }: { readonly replay: Replay }) {
  const session = useSession();
  const densities = useDensities(replay.session);
  const { since = 0, until = 0, speed = 1, seats = [], without = [] } = replay;
  const place = replayPlace(replay, session.now.value);
  const paused = replay.state === 'paused';
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div class="part record-replay" ref={top}>
      <h3>{say('record.replay.title')}</h3>
      <p class="num" role="status">
        {replay.state === 'loading' ? say('record.replay.loading') : (replay.title ?? '')}
      </p>
      <DensityPicture densities={densities} since={since} until={until} place={place} without={without} />
      <label class="record-field replay-place">
        <span class="num">
          {say('record.replay.at', { place: clockWords(place), until: clockWords(until) })}
        </span>
        <input
          type="range"
          aria-label={say('record.replay.place')}
          aria-valuetext={clockWords(place)}
          min={since}
          max={until}
          step={STEP_S}
          value={place}
          onChange={(event) => session.send('steer_replay', { at: Number(event.currentTarget.value) })}
        />
      </label>
      <div class="two">
        <Act pressed={paused} onPress={() => session.send('steer_replay', { paused: !paused })}>
          {say(paused ? 'record.replay.go_on' : 'record.replay.pause')}
        </Act>
        <Act kind="main" onPress={() => session.send('end_replay', {})}>
          {say('record.replay.end')}
        </Act>
      </div>
      <h3>{say('record.replay.speed')}</h3>
      <Choices
        label={say('record.replay.speed')}
        chosen={speed}
        onChoose={(next) => session.send('steer_replay', { speed: next })}
        choices={[
          { value: 0.5, words: say('record.replay.half') },
          { value: 1, words: say('record.replay.usual') },
          { value: 2, words: say('record.replay.double') },
        ]}
      />
      {seats.length + without.length === 0 ? null : (
        <>
          <h3>{say('record.replay.who')}</h3>
          <ul class="kept-seats">
            {[...seats, ...without]
              .sort((one, other) => one - other)
              .map((seat) => (
                <li key={seat}>
                  <Heard seat={seat} without={without} />
                </li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Heard({ seat, without }: { readonly seat: number; readonly without: readonly number[] }) {
  const session = useSession();
  const heard = !without.includes(seat);
  const next = heard ? [...without, seat] : without.filter((one) => one !== seat);
  const name = seatWords(seat);
  return (
    <button
      type="button"
      class="kept-seat"
      aria-pressed={heard}
      aria-label={say(heard ? 'record.replay.heard' : 'record.replay.silent', { seat: name })}
      onClick={() => session.send('steer_replay', { without: next })}
    >
      <SeatToken seat={seat} state={heard ? 'full' : 'hollow'} />
      <span>
        <b>{name}</b>
      </span>
    </button>
  );
}

/** How much each seat played; null until the server has answered, or where it can't. */
function useDensities(session: string | null): Densities | null {
  const [densities, setDensities] = useState<Densities | null>(null);
  useEffect(() => {
    let gone = false;
    setDensities(null);
    if (session === null) return undefined;
    void get<Densities>(`/api/sessions/${session}/densities`).then(
      (found) => {
        if (!gone) setDensities(found);
      },
      () => undefined, // the picture is a help to find a place; one can seek without it
    );
    return () => {
      gone = true;
    };
  }, [session]);
  return densities;
}
