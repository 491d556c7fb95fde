/** Who: the circle of seats as the chairs stand, or the same seats as rows, and what can be done for those chosen. */

import { signal } from '@preact/signals';
import { CircleDotDashed, List } from 'lucide-preact';
import type { GroupName } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { seatLook } from '../../../ui/seats';
import { say } from '../../../words/say';
import { chosenNumbers, isChosen, pressGroup } from '../hands/hands';
import { useSession } from '../session';
import { whoWords } from '../what/techniques';
import { SeatMap } from './seat-map';
import { SeatRows } from './seat-rows';
import { SeatStrip } from './seat-strip';

const view = signal<'map' | 'rows'>('map');

export const GROUPS: readonly GroupName[] = ['A', 'B', 'C'];

export function Who() {
  const session = useSession();
  const some = session.chosen.value.size > 0;
  return (
    <section class="who panel" aria-labelledby="who-title">
      <div class="head">
        <h2 id="who-title">{say('dashboard.who.title')}</h2>
        <div class="head-acts">
          <Act onPress={() => session.chooseNone()} pressed={!some} label={say('dashboard.who.all_label')}>
            {say('dashboard.who.all')}
          </Act>
          {GROUPS.map((letter) => (
            <GroupAct key={letter} letter={letter} />
          ))}
        </div>
        <Choices
          label={say('dashboard.who.show_as')}
          chosen={view.value}
          onChoose={(next) => {
            view.value = next;
          }}
          choices={[
            { value: 'map', words: <Icon of={CircleDotDashed} />, label: say('dashboard.who.circle') },
            { value: 'rows', words: <Icon of={List} />, label: say('dashboard.who.rows') },
          ]}
        />
      </div>
      <div class={`who-body ${view.value === 'map' ? '' : 'as-rows'}`}>
        {view.value === 'map' ? <SeatMap /> : <SeatRows />}
        <SeatStrip />
      </div>
    </section>
  );
}

/** A tap chooses the group; while it is empty, a tap keeps those chosen in it. */
function GroupAct({ letter }: { readonly letter: GroupName }) {
  const session = useSession();
  const kept = session.state.value?.groups.find((one) => one.group === letter)?.seats ?? [];
  const chosen = chosenNumbers(session);
  const empty = kept.length === 0;
  const says = empty
    ? chosen.length === 0
      ? say('dashboard.who.empty')
      : say('dashboard.who.keep', { who: whoWords(chosen) })
    : kept.map((seat) => seatLook(seat).name).join(', ');
  return (
    <Act
      class={`group-act ${empty ? 'empty' : ''}`}
      label={say('dashboard.who.group', { letter, says })}
      pressed={!empty && isChosen(chosen, kept)}
      onPress={() => pressGroup(session, letter)}
    >
      {empty && chosen.length > 0 ? `+ ${letter}` : letter}
    </Act>
  );
}
