/** Who: the circle of seats as the chairs stand, or the same seats as rows, and what can be done for those chosen. */

import { signal } from '@preact/signals';
import { CircleDotDashed, List } from 'lucide-preact';
import { Act, Choices } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { SeatMap } from './seat-map';
import { SeatRows } from './seat-rows';
import { SeatStrip } from './seat-strip';
import { useSession } from './session';

const view = signal<'map' | 'rows'>('map');

export function Who() {
  const session = useSession();
  const some = session.chosen.value.size > 0;
  return (
    <section class="who panel" aria-labelledby="who-title">
      <div class="head">
        <h2 id="who-title">Who</h2>
        <div class="head-acts">
          <Act onPress={() => session.chooseAll()}>All</Act>
          <Act onPress={() => session.chooseNone()} class={some ? '' : 'quiet'}>
            None
          </Act>
        </div>
        <Choices
          label="Show the seats as"
          chosen={view.value}
          onChoose={(next) => {
            view.value = next;
          }}
          choices={[
            { value: 'map', words: <Icon of={CircleDotDashed} />, label: 'Circle' },
            { value: 'rows', words: <Icon of={List} />, label: 'Rows' },
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
