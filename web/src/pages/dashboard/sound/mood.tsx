/** Mood: five places of the drone under the same tones; the scale and key in words; what comes on the next bar. */
import { signal } from '@preact/signals';
import { Headphones, Volume2, X } from 'lucide-preact';
import { preview } from '../../../audio/preview';
import type { ScaleNow } from '../../../protocol.gen';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { language, say } from '../../../words/say';
import { type Candidate, type Session, useSession } from '../session';
import { keyName } from './keys';
import { MOODS, type MoodPlace, moodName, moodOf, moodPlaces, phrase } from './moods';

/** While it is on, a mood or key is played on this device first and taken with a second tap. */
export const listenFirst = signal(false);

/** Plays the candidate on this device only, and keeps it to be taken with one tap. */
export function listenTo(session: Session, place: { readonly scale: string; readonly root: number }): void {
  const candidate: Candidate = { ...place, heard: 'here' };
  const scale = session.offer.value.scales.find((one) => one.id === candidate.scale);
  if (scale === undefined) return;
  session.candidate.value = candidate;
  preview(phrase(scale, candidate.root)).catch(() => {
    session.refuse(say('dashboard.sound.cannot_play'));
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
      <h3>{mood === null ? say('dashboard.sound.mood_back') : say('dashboard.sound.mood')}</h3>
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
      {moodName(place.mood)}
    </button>
  );
}

/** "Major pentatonic on C": the server's own words in English, the same made of its parts in other languages. */
export function scaleNow(session: Session, { scale, root, name }: ScaleNow): string {
  const found = session.offer.value.scales.find((one) => one.id === scale);
  if (language() === 'en' || found === undefined) return name;
  return say('dashboard.sound.scale_on', { scale: found.name, key: keyName(root) });
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
          <small>
            {candidate.heard === 'here' ? say('dashboard.sound.heard_here') : say('dashboard.sound.heard')}
          </small>
          <b>{say('dashboard.sound.scale_on', { scale: heard.name, key: keyName(candidate.root) })}</b>
        </p>
      ) : (
        <p>
          <b>{scaleNow(session, state.scale)}</b>
          {state.coming === null ? null : (
            <small>{say('dashboard.sound.next_bar_is', { name: scaleNow(session, state.coming) })}</small>
          )}
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
            {say('dashboard.sound.listen')} <span class="wide">{say('dashboard.sound.first')}</span>
          </span>
        </Act>
      ) : (
        <>
          <Act kind="main" onPress={() => takePlace(session, candidate.scale, candidate.root)}>
            {say('dashboard.sound.take')}
          </Act>
          <Act
            class="square"
            label={say('dashboard.sound.listen_room')}
            onPress={() => listenInRoom(session, candidate)}
          >
            <Icon of={Volume2} size={20} />
          </Act>
          <Act
            class="square"
            label={say('dashboard.sound.leave')}
            onPress={() => {
              session.candidate.value = null;
            }}
          >
            <Icon of={X} size={20} />
          </Act>
        </>
      )}
      {candidate === null ? (
        <Act
          class="key-act"
          onPress={() => session.toggleDrawer('key')}
          label={say('dashboard.sound.key_now', { key: keyName(key) })}
        >
          {say('dashboard.sound.key_is', { key: keyName(key) })}
        </Act>
      ) : null}
    </div>
  );
}
