/** Sound: mood first (nothing can clash), then tempo, ground and time. */
import { ChevronRight } from 'lucide-preact';
import { Act, Choices } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Grounds } from './grounds';
import { Mood } from './mood';
import { useSession } from './session';
import { TempoPanel } from './tempo-panel';

export function Sound() {
  const session = useSession();
  return (
    <section class="sound panel" aria-labelledby="sound-title">
      <div class="head">
        <h2 id="sound-title">Sound</h2>
        <span />
        <Act onPress={() => session.toggleDrawer('scales')}>
          All scales
          <Icon of={ChevronRight} size={20} />
        </Act>
      </div>
      <div class="sound-body">
        <div class="sound-part">
          <Mood />
          <TempoPanel />
        </div>
        <div class="sound-part">
          <Grounds />
          <Timing />
        </div>
      </div>
    </section>
  );
}

function Timing() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const words =
    state.timing === 'steady'
      ? `All touches sound ${Math.round(state.delay)} ms late, evenly.`
      : 'Touches sound as they come.';
  return (
    <div class="part">
      <h3 id="time-title">Time</h3>
      <div class="timing">
        <Choices
          label="Time"
          chosen={state.timing}
          onChoose={(mode) => session.send('set_timing', { mode })}
          choices={[
            { value: 'as_played', words: 'As played' },
            { value: 'steady', words: 'Steady' },
          ]}
        />
        <p>{words}</p>
      </div>
    </div>
  );
}
