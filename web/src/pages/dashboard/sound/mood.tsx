/** Mood: five places of the drone under the same tones; the scale and key in words; what comes on the next bar. */
import { signal } from '@preact/signals';
import { Headphones, Volume2, X } from 'lucide-preact';
import { preview } from '../../../audio/preview';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { type Candidate, type Session, useSession } from '../session';
import { keyName } from './keys';
import { MOODS, type MoodPlace, moodOf, moodPlaces, phrase } from './moods';

/** While it is on, a mood or key is played on this device first and taken with a second tap. */
export const listenFirst = signal(false);

/** Plays the candidate on this device only, and keeps it to be taken with one tap. */
export function listenTo(session: Session, place: { readonly scale: string; readonly root: number }): void {
  const candidate: Candidate = { ...place, heard: 'here' };
  const scale = session.offer.value.scales.find((one) => one.id === candidate.scale);
  if (scale === undefined) return;
  session.candidate.value = candidate;
  preview(phrase(scale, candidate.root)).catch(() => {
    session.refuse(
      'This device could not play it. Its sounds may still be on their way: try again in a moment.',
    );
  });
}

/** Sets a scale, or plays it here if it is to be listened to first. */
export function choosePlace(session: Session, scale: string, root: number): void {
  if (listenFirst.value) listenTo(session, { scale, root });
  else takePlace(session, scale, root);
}

export function takePlace(session: Session, scale: string, root: number): void {
  session.candidate.value = null;
  session.send('set_scale', { scale, root });
}

export function Mood() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const mood = moodOf(session.offer.value.scales, state.scale.scale);
  return (
    <div class="part">
      <h3>{mood === null ? 'Mood: back to tones that all fit together' : 'Mood: any tones fit together'}</h3>
      <MoodRow />
      <ScaleLine />
    </div>
  );
}

/** Five places of the drone under the same tones. */
export function MoodRow() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const scales = session.offer.value.scales;
  const wanted = state.coming ?? state.scale;
  const places = moodPlaces(scales, wanted.scale, wanted.root);
  const mood = moodOf(scales, state.scale.scale);
  const coming = state.coming === null ? null : moodOf(scales, state.coming.scale);
  return (
    <div class="moods">
      {places.map((place) => (
        <MoodButton key={place.mood} place={place} on={place.mood === mood} coming={place.mood === coming} />
      ))}
    </div>
  );
}

/** Lets the speaker sound a few soft tones of a scale, before anything is changed. */
export function listenInRoom(
  session: Session,
  { scale, root }: { readonly scale: string; readonly root: number },
): void {
  session.candidate.value = { scale, root, heard: 'room' };
  session.send('preview_scale', { scale, root });
}

interface MoodButtonProps {
  readonly place: MoodPlace;
  readonly on: boolean;
  readonly coming: boolean;
}

function MoodButton({ place, on, coming }: MoodButtonProps) {
  const session = useSession();
  const at = MOODS.indexOf(place.mood);
  return (
    <button
      type="button"
      class={`mood ${coming ? 'coming' : ''}`}
      aria-pressed={on}
      onClick={() => choosePlace(session, place.scale, place.root)}
    >
      <svg class="drone-place" viewBox="0 0 40 12" aria-hidden="true" focusable="false">
        <path d="M4 6h32" />
        <circle cx={4 + at * 8} cy="6" r="5" />
      </svg>
      {place.mood}
    </button>
  );
}

function ScaleLine() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const candidate = session.candidate.value;
  const scales = session.offer.value.scales;
  const heard = candidate === null ? undefined : scales.find((one) => one.id === candidate.scale);
  const key = state.scale.root;
  return (
    <div class="scale-line">
      {candidate !== null && heard !== undefined ? (
        <p>
          <small>{candidate.heard === 'here' ? 'Heard here only' : 'Heard, not taken'}</small>
          <b>
            {heard.name} on {keyName(candidate.root)}
          </b>
        </p>
      ) : (
        <p>
          <b>{state.scale.name}</b>
          {state.coming === null ? null : <small>on the next bar: {state.coming.name}</small>}
        </p>
      )}
      {candidate === null ? (
        <Act
          pressed={listenFirst.value}
          onPress={() => {
            listenFirst.value = !listenFirst.value;
          }}
        >
          <Icon of={Headphones} size={20} />
          <span>
            Listen <span class="wide">first</span>
          </span>
        </Act>
      ) : (
        <>
          <Act kind="main" onPress={() => takePlace(session, candidate.scale, candidate.root)}>
            Take it
          </Act>
          <Act class="square" label="Listen in the room" onPress={() => listenInRoom(session, candidate)}>
            <Icon of={Volume2} size={20} />
          </Act>
          <Act
            class="square"
            label="Leave it"
            onPress={() => {
              session.candidate.value = null;
            }}
          >
            <Icon of={X} size={20} />
          </Act>
        </>
      )}
      {candidate === null ? (
        <Act class="key-act" onPress={() => session.toggleDrawer('key')} label={`Key, now ${keyName(key)}`}>
          Key {keyName(key)}
        </Act>
      ) : null}
    </div>
  );
}
