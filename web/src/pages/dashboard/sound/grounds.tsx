/** What lies under the playing: four grounds, each on and off in one tap. Their sounds are chosen under Details. */
import type { Density, DroneVoicing, RoomState } from '../../../protocol.gen';
import { SwitchTile } from '../../../ui/controls';
import { language, say, sayOr } from '../../../words/say';
import { type Ground, toggleGround } from '../hands/hands';
import { type Session, useSession } from '../session';

export interface Pattern {
  readonly id: string;
  readonly name: string;
}

export const titleOf = (ground: Ground): string => say(`dashboard.sound.ground.${ground}`);
export const pulseName = ({ id, name }: Pattern): string => sayOr(`grounds.pulses.${id}`, name);
export const bedName = ({ id, name }: Pattern): string => sayOr(`grounds.beds.${id}`, name);
export const droneWords = (voicing: DroneVoicing): string => say(`dashboard.sound.drone.${voicing}`);
export const densityWords = (density: Density): string => say(`dashboard.sound.density.${density}`);

/** As it stands inside a line: in small letters, but for German, whose nouns keep their capitals. */
const inside = (name: string): string => (language() === 'de' ? name : name.toLowerCase());

/** What a ground would sound, in a word or two. */
export function groundWords(session: Session, state: RoomState, ground: Ground): string {
  const { pulses, beds } = session.offer.value;
  const find = (all: readonly Pattern[], id: string): Pattern =>
    all.find((one) => one.id === id) ?? { id, name: id };
  if (ground === 'pulse') return inside(pulseName(find(pulses, state.pulse.pattern)));
  if (ground === 'drone') return droneWords(state.drone.voicing);
  if (ground === 'bed') {
    return `${inside(bedName(find(beds, state.bed.style)))}, ${densityWords(state.bed.density)}`;
  }
  return state.chords.level <= 5
    ? say('dashboard.sound.chords_soft')
    : state.chords.level <= 7
      ? say('dashboard.sound.chords_middling')
      : say('dashboard.sound.chords_loud');
}

export const GROUNDS: readonly Ground[] = ['pulse', 'drone', 'bed', 'chords'];

function stillWords(still: 'opening' | 'leaving' | ''): string | null {
  return still === '' ? null : say(`dashboard.sound.still.${still}`);
}

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
        {say('dashboard.sound.grounds')}
        {state.space ? <small> {say('dashboard.sound.waits')}</small> : null}
      </h3>
      <div class={`grounds ${state.space ? 'waiting-in-space' : ''}`}>
        {GROUNDS.map((ground) => (
          <SwitchTile
            key={ground}
            title={titleOf(ground)}
            words={stillWords(stillOf(state, ground)) ?? groundWords(session, state, ground)}
            on={state[ground].on}
            still={stillOf(state, ground)}
            onPress={() => toggleGround(session, ground)}
          />
        ))}
      </div>
    </div>
  );
}
