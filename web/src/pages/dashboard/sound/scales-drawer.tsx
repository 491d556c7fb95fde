/** All scales: the drone first, then four tiers from the friendliest on; each scale with what it is like, and Listen. */
import { signal } from '@preact/signals';
import { Headphones, Heart, Volume2 } from 'lucide-preact';
import type { ScaleView } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say, sayOr } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { favourites, toggleFavourite } from './favourites';
import { keyName } from './keys';
import { listenInRoom, listenTo, MoodRow, takePlace } from './mood';
import { moodName } from './moods';

type Tier = ScaleView['tier'];

const tier = signal<Tier | 'kept'>('open');

export function ScalesDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const shown = session.offer.value.scales.filter((scale) =>
    tier.value === 'kept' ? favourites.value.includes(scale.id) : scale.tier === tier.value,
  );
  return (
    <Drawer title={say('dashboard.scales.title')}>
      <div class="part">
        <h3>{say('dashboard.scales.moods')}</h3>
        <MoodRow />
      </div>
      <Choices
        label={say('dashboard.scales.which')}
        chosen={tier.value}
        onChoose={(next) => {
          tier.value = next;
        }}
        choices={[
          { value: 'open', words: say('dashboard.scales.tier.open') },
          { value: 'colour', words: say('dashboard.scales.tier.colour') },
          { value: 'shadow', words: say('dashboard.scales.tier.shadow') },
          { value: 'gong', words: say('dashboard.scales.tier.gong') },
          { value: 'kept', words: say('dashboard.scales.tier.kept') },
        ]}
      />
      <p class="tier-words">
        {tier.value === 'kept' && shown.length === 0
          ? say('dashboard.scales.nothing_kept')
          : say(`dashboard.scales.words.${tier.value}`)}
      </p>
      <ul class="scales" aria-label={say('dashboard.scales.list')}>
        {shown.map((scale) => (
          <ScaleRow
            key={scale.id}
            scale={scale}
            on={scale.id === state.scale.scale}
            coming={scale.id === state.coming?.scale}
            root={(state.coming ?? state.scale).root}
          />
        ))}
      </ul>
    </Drawer>
  );
}

/** What a control is called: first what stands on it, as people say it who speak to their device. */
function called(words: string, whole: string): string {
  return `${words}: ${whole}`;
}

function takeWords(scale: string, key: string, on: boolean): string {
  return on
    ? say('dashboard.scales.sounds_now', { scale, key })
    : say('dashboard.sound.scale_on', { scale, key });
}

interface ScaleRowProps {
  readonly scale: ScaleView;
  readonly on: boolean;
  readonly coming: boolean;
  readonly root: number;
}

function ScaleRow({ scale, on, coming, root }: ScaleRowProps) {
  const session = useSession();
  const dear = favourites.value.includes(scale.id);
  const more = [sayOr(`scales.region.${scale.id}`, scale.region), ...scale.aka]
    .filter((words) => words !== '')
    .join(' · ');
  const here = say('dashboard.scales.here');
  const inRoom = say('dashboard.scales.room');
  const keep = dear ? say('dashboard.scales.tier.kept') : say('dashboard.scales.keep');
  const take = on
    ? say('dashboard.scales.now')
    : coming
      ? say('dashboard.scales.next_bar')
      : say('dashboard.sound.take');
  return (
    <li class={`scale ${on ? 'on' : ''} ${coming ? 'coming' : ''}`}>
      <div>
        <p>
          <b>{scale.name}</b>
          {scale.mood === null ? null : <span class="mood-sign">{moodName(scale.mood)}</span>}
        </p>
        <p>{sayOr(`scales.character.${scale.id}`, scale.character)}</p>
        <p class="scale-note">{scale.note}</p>
        <p class="scale-more">{more}</p>
      </div>
      <div class="scale-acts">
        <Act
          label={called(here, say('dashboard.scales.listen_here', { scale: scale.name }))}
          onPress={() => listenTo(session, { scale: scale.id, root })}
        >
          <Icon of={Headphones} size={20} />
          {here}
        </Act>
        <Act
          label={called(inRoom, say('dashboard.scales.listen_room', { scale: scale.name }))}
          onPress={() => listenInRoom(session, { scale: scale.id, root })}
        >
          <Icon of={Volume2} size={20} />
          {inRoom}
        </Act>
        <Act
          pressed={dear}
          label={called(keep, say('dashboard.scales.keep_one', { scale: scale.name }))}
          onPress={() => toggleFavourite(scale.id)}
          class="keep"
        >
          <Icon of={Heart} size={20} />
          {keep}
        </Act>
        <Act
          pressed={on}
          label={called(take, takeWords(scale.name, keyName(root), on))}
          onPress={() => takePlace(session, scale.id, root)}
        >
          {take}
        </Act>
      </div>
    </li>
  );
}
