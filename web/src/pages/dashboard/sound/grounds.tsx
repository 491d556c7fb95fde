/** What lies under the playing: four grounds, each on and off in one tap. Their sounds are chosen under Details. */
import type { RoomState } from '../../../protocol.gen';
import { SwitchTile } from '../../../ui/controls';
import { type Ground, toggleGround } from '../hands/hands';
import { type Session, useSession } from '../session';

export const DRONE_WORDS = { one: 'one tone', one_five: 'one and five' } as const;
export const DENSITY_WORDS = { thin: 'thin', middle: 'middle', full: 'full' } as const;

/** What a ground would sound, in a word or two. */
export function groundWords(session: Session, state: RoomState, ground: Ground): string {
  const { pulses, beds } = session.offer.value;
  const named = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    (all.find((one) => one.id === id)?.name ?? id).toLowerCase();
  if (ground === 'pulse') return named(pulses, state.pulse.pattern);
  if (ground === 'drone') return DRONE_WORDS[state.drone.voicing];
  if (ground === 'bed') return `${named(beds, state.bed.style)}, ${DENSITY_WORDS[state.bed.density]}`;
  return state.chords.level <= 5 ? 'soft' : state.chords.level <= 7 ? 'middling' : 'loud';
}

export const GROUNDS: readonly { readonly ground: Ground; readonly title: string }[] = [
  { ground: 'pulse', title: 'Pulse' },
  { ground: 'drone', title: 'Drone' },
  { ground: 'bed', title: 'Bed' },
  { ground: 'chords', title: 'Chords' },
];

const STILL_WORDS: Readonly<Record<string, string>> = { opening: 'from the next bar', leaving: 'fading' };

function stillOf(state: RoomState, ground: Ground): 'opening' | 'leaving' | '' {
  if (state.opening.includes(ground)) return 'opening';
  return state.leaving.includes(ground) ? 'leaving' : '';
}

export function Grounds() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <div class="part">
      <h3>
        Ground
        {state.space ? <small> waits in silence</small> : null}
      </h3>
      <div class={`grounds ${state.space ? 'waiting-in-space' : ''}`}>
        {GROUNDS.map(({ ground, title }) => (
          <SwitchTile
            key={ground}
            title={title}
            words={STILL_WORDS[stillOf(state, ground)] ?? groundWords(session, state, ground)}
            on={state[ground].on}
            still={stillOf(state, ground)}
            onPress={() => toggleGround(session, ground)}
          />
        ))}
      </div>
    </div>
  );
}
