/** Play along: the therapist's own pads, in the scale that sounds, and a MIDI keyboard where the browser has one. */
import { signal } from '@preact/signals';
import type { LeaderState, PadTone } from '../../../protocol.gen';
import { Act, Choices, Stepper, SwitchTile } from '../../../ui/controls';
import { useHeld } from '../../../ui/held';
import { say, sayOr } from '../../../words/say';
import { Drawer } from '../drawer';
import { stepWithin } from '../hands/hands';
import { midi, midiDevices, useMidi } from '../hands/keyboard';
import { type Session, useSession } from '../session';
import { KEYS } from '../sound/keys';

/** A pad struck at its lower edge is loudest, at its upper edge softest: 0.35 to 1. */
const SOFTEST = 0.35;
const BY_KEY = 0.7;

const tab = signal<'pads' | 'sound'>('pads');

export function PlayDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const leader = state.leader;
  return (
    <Drawer title={say('dashboard.play.title')}>
      <Choices
        label={say('dashboard.play.with')}
        chosen={tab.value}
        onChoose={(next) => {
          tab.value = next;
        }}
        choices={[
          { value: 'pads', words: say('dashboard.play.pads') },
          { value: 'sound', words: say('dashboard.play.your_sound') },
        ]}
      />
      {tab.value === 'pads' ? <OwnPads leader={leader} /> : <OwnSound leader={leader} />}
    </Drawer>
  );
}

interface LeaderProps {
  readonly leader: LeaderState;
}

function OwnPads({ leader }: LeaderProps) {
  const session = useSession();
  const root = KEYS[session.state.value?.scale.root ?? 0]?.name;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers. */}
      <div class="own-pads" role="group" aria-label={say('dashboard.play.your_pads')}>
        {leader.pads.map((pad, at) => (
          <OwnPad key={`${pad.pitch}`} pad={pad} at={at} home={pad.name === root} />
        ))}
      </div>
      <p class="quiet-line">{say('dashboard.play.how')}</p>
      <Midi session={session} />
    </>
  );
}

function OwnSound({ leader }: LeaderProps) {
  const session = useSession();
  return (
    <>
      <div class="two">
        <Stepper
          label={say('dashboard.play.your_level')}
          value={leader.level}
          words={say('dashboard.play.your_level_words')}
          less={say('dashboard.play.softer')}
          more={say('dashboard.play.louder')}
          onStep={(by) => session.send('set_leader', { level: stepWithin(leader.level, by) })}
        />
        <SwitchTile
          title={say('dashboard.play.soft_start')}
          words={say('dashboard.play.swell')}
          on={leader.soft}
          onPress={() => session.send('set_leader', { soft: !leader.soft })}
        />
      </div>
      <OwnInstruments leader={leader} />
    </>
  );
}

interface PadProps {
  readonly pad: PadTone;
  readonly at: number;
  readonly home: boolean;
}

function strength(event: PointerEvent | null): number {
  if (event === null) return BY_KEY;
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const down = box.height === 0 ? 0.5 : (event.clientY - box.top) / box.height;
  return SOFTEST + (1 - SOFTEST) * Math.min(1, Math.max(0, down));
}

function OwnPad({ pad, at, home }: PadProps) {
  const session = useSession();
  const finger = `pad ${at}`;
  const held = useHeld(
    (event) => session.leaderOn(finger, pad.pitch, strength(event)),
    () => session.leaderOff(finger),
  );
  return (
    <button type="button" class={`own-pad ${home ? 'home' : ''}`} data-own-pad={at} {...held}>
      {pad.name}
    </button>
  );
}

function midiWords(): string {
  if (midi.value === 'impossible') return say('dashboard.midi.impossible');
  if (midi.value === 'refused') return say('dashboard.midi.refused');
  if (midi.value === 'asking') return say('dashboard.midi.asking');
  const names = midiDevices.value.join(', ');
  return names === '' ? say('dashboard.midi.none') : say('dashboard.midi.plays', { names });
}

function Midi({ session }: { readonly session: Session }) {
  if (midi.value === 'off')
    return <Act onPress={() => void useMidi(session)}>{say('dashboard.midi.use')}</Act>;
  return <p class="quiet-line">{midiWords()}</p>;
}

function OwnInstruments({ leader }: LeaderProps) {
  const session = useSession();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="instruments" role="group" aria-label={say('dashboard.play.your_instrument')}>
      {session.offer.value.instruments.map((instrument) => (
        <Act
          key={instrument.id}
          pressed={instrument.id === leader.instrument}
          onPress={() => session.send('set_leader', { instrument: instrument.id })}
        >
          {sayOr(`instruments.${instrument.id}`, instrument.name)}
        </Act>
      ))}
    </div>
  );
}
