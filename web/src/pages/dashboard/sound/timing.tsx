/** Time: when touches sound. Its finer parts are under Details. */
import type { RoomState } from '../../../protocol.gen';
import { Choices } from '../../../ui/controls';
import { say } from '../../../words/say';
import { useSession } from '../session';

/** What the present timing does, in one line. */
export function timeWords(state: RoomState): string {
  switch (state.timing) {
    case 'as_played':
      return say('dashboard.timing.words.as_played');
    case 'steady':
      return say('dashboard.timing.words.steady', { delay: Math.round(state.delay) });
    case 'gentle':
      return say('dashboard.timing.words.gentle');
    case 'together':
      return say('dashboard.timing.words.together');
    case 'loop':
      return say('dashboard.timing.words.loop');
  }
}

export function Timing() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <div class="part">
      <h3 class="time-head">
        {say('dashboard.sound.time')} <small class="num">{timeWords(state)}</small>
      </h3>
      <Choices
        label={say('dashboard.sound.time')}
        chosen={state.timing}
        onChoose={(mode) => session.send('set_timing', { mode })}
        choices={[
          { value: 'as_played', words: say('dashboard.timing.as_played') },
          { value: 'steady', words: say('dashboard.timing.steady') },
          { value: 'gentle', words: say('dashboard.timing.gentle') },
          { value: 'together', words: say('dashboard.timing.together') },
        ]}
      />
    </div>
  );
}
