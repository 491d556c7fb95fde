/** What lies under the playing: the pulse and the drone, each on and off in one tap. */
import type { DroneState, PulseState } from '../../protocol.gen';
import { Choices, Stepper, SwitchTile } from '../../ui/controls';
import { type Session, useSession } from './session';

const PULSE_WORDS = { heartbeat: 'heartbeat', woodblock: 'woodblock' } as const;
const DRONE_WORDS = { one: 'one tone', one_five: 'one and five' } as const;

export function stepWithin(level: number, by: -1 | 1): number {
  return Math.min(10, Math.max(0, level + by));
}

export function togglePulse(session: Session): void {
  const pulse = session.state.value?.pulse;
  if (pulse !== undefined) session.send('set_pulse', { on: !pulse.on });
}

export function toggleDrone(session: Session): void {
  const drone = session.state.value?.drone;
  if (drone !== undefined) session.send('set_drone', { on: !drone.on });
}

export function Grounds() {
  const { state } = useSession();
  if (state.value === null) return null;
  return (
    <div class="part">
      <h3>Ground</h3>
      <div class="grounds">
        <Pulse pulse={state.value.pulse} />
        <Drone drone={state.value.drone} />
      </div>
    </div>
  );
}

function Pulse({ pulse }: { readonly pulse: PulseState }) {
  const session = useSession();
  return (
    <>
      <SwitchTile
        title="Pulse"
        words={PULSE_WORDS[pulse.pattern]}
        on={pulse.on}
        onPress={() => togglePulse(session)}
      />
      <Choices
        label="Pulse sound"
        chosen={pulse.pattern}
        onChoose={(pattern) => session.send('set_pulse', { pattern })}
        choices={[
          { value: 'heartbeat', words: 'Heart' },
          { value: 'woodblock', words: 'Wood' },
        ]}
      />
      <Stepper
        label="Pulse level"
        value={pulse.level}
        less="Pulse softer"
        more="Pulse louder"
        onStep={(by) => session.send('set_pulse', { level: stepWithin(pulse.level, by) })}
      />
    </>
  );
}

function Drone({ drone }: { readonly drone: DroneState }) {
  const session = useSession();
  return (
    <>
      <SwitchTile
        title="Drone"
        words={DRONE_WORDS[drone.voicing]}
        on={drone.on}
        onPress={() => toggleDrone(session)}
      />
      <Choices
        label="Drone tones"
        chosen={drone.voicing}
        onChoose={(voicing) => session.send('set_drone', { voicing })}
        choices={[
          { value: 'one', words: '1', label: DRONE_WORDS.one },
          { value: 'one_five', words: '1 + 5', label: DRONE_WORDS.one_five },
        ]}
      />
      <Stepper
        label="Drone level"
        value={drone.level}
        less="Drone softer"
        more="Drone louder"
        onStep={(by) => session.send('set_drone', { level: stepWithin(drone.level, by) })}
      />
    </>
  );
}
