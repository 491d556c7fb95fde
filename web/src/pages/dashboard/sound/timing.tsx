/** Time: when touches sound. Its finer parts are under Details. */
import type { RoomState } from '../../../protocol.gen';
import { Choices } from '../../../ui/controls';
import { useSession } from '../session';

/** What the present timing does, in one line. */
export function timeWords(state: RoomState): string {
  switch (state.timing) {
    case 'as_played':
      return 'Touches sound as they come.';
    case 'steady':
      return `All touches sound ${Math.round(state.delay)} ms late, evenly.`;
    case 'gentle':
      return 'Touches near the beat land on it.';
    case 'together':
      return 'Most touches land on the beat.';
    case 'loop':
      return 'Loop: every touch lands on the grid.';
  }
}

export function Timing() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <div class="part">
      <h3 class="time-head">
        Time <small class="num">{timeWords(state)}</small>
      </h3>
      <Choices
        label="Time"
        chosen={state.timing}
        onChoose={(mode) => session.send('set_timing', { mode })}
        choices={[
          { value: 'as_played', words: 'As played' },
          { value: 'steady', words: 'Steady' },
          { value: 'gentle', words: 'Gentle' },
          { value: 'together', words: 'Together' },
        ]}
      />
    </div>
  );
}
