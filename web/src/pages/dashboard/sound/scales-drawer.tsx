/** All scales: the drone first, then four tiers from the friendliest on; each scale with what it is like, and Listen. */
import { signal } from '@preact/signals';
import { Headphones, Heart, Volume2 } from 'lucide-preact';
import type { ScaleView } from '../../../protocol.gen';
import { Act, Choices } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { favourites, toggleFavourite } from './favourites';
import { keyName } from './keys';
import { listenInRoom, listenTo, MoodRow, takePlace } from './mood';

type Tier = ScaleView['tier'];

const TIER_WORDS: Readonly<Record<Tier | 'kept', string>> = {
  open: 'Any pads may sound together.',
  colour: 'A little more colour; here and there two tones rub.',
  shadow: 'Darker scales. Some tones clash when held together.',
  gong: 'Measured tunings of gongs, harps and xylophones, kept as they were found.',
  kept: 'Scales kept on this device.',
};

const tier = signal<Tier | 'kept'>('open');

export function ScalesDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const shown = session.offer.value.scales.filter((scale) =>
    tier.value === 'kept' ? favourites.value.includes(scale.id) : scale.tier === tier.value,
  );
  return (
    <Drawer title="All scales">
      <div class="part">
        <h3>Another mood: move the drone, keep the tones</h3>
        <MoodRow />
      </div>
      <Choices
        label="Which scales"
        chosen={tier.value}
        onChoose={(next) => {
          tier.value = next;
        }}
        choices={[
          { value: 'open', words: 'Open' },
          { value: 'colour', words: 'Colour' },
          { value: 'shadow', words: 'Shadow' },
          { value: 'gong', words: 'Gong' },
          { value: 'kept', words: 'Kept' },
        ]}
      />
      <p class="tier-words">
        {tier.value === 'kept' && shown.length === 0
          ? 'Nothing kept yet: press Keep at a scale.'
          : TIER_WORDS[tier.value]}
      </p>
      <ul class="scales" aria-label="Scales">
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

interface ScaleRowProps {
  readonly scale: ScaleView;
  readonly on: boolean;
  readonly coming: boolean;
  readonly root: number;
}

function ScaleRow({ scale, on, coming, root }: ScaleRowProps) {
  const session = useSession();
  const dear = favourites.value.includes(scale.id);
  const more = [scale.region, ...scale.aka].filter((words) => words !== '').join(' · ');
  return (
    <li class={`scale ${on ? 'on' : ''} ${coming ? 'coming' : ''}`}>
      <div>
        <p>
          <b>{scale.name}</b>
          {scale.mood === null ? null : <span class="mood-sign">{scale.mood}</span>}
        </p>
        <p>{scale.character}</p>
        <p class="scale-note">{scale.note}</p>
        <p class="scale-more">{more}</p>
      </div>
      <div class="scale-acts">
        <Act
          label={`Listen to ${scale.name} first, on this device`}
          onPress={() => listenTo(session, { scale: scale.id, root })}
        >
          <Icon of={Headphones} size={20} />
          Here
        </Act>
        <Act
          label={`Listen to ${scale.name} first, in the room`}
          onPress={() => listenInRoom(session, { scale: scale.id, root })}
        >
          <Icon of={Volume2} size={20} />
          Room
        </Act>
        <Act
          pressed={dear}
          label={`Keep ${scale.name} on this device`}
          onPress={() => toggleFavourite(scale.id)}
          class="keep"
        >
          <Icon of={Heart} size={20} />
          {dear ? 'Kept' : 'Keep'}
        </Act>
        <Act
          pressed={on}
          label={`${scale.name} on ${keyName(root)}${on ? ', sounds now' : ''}`}
          onPress={() => takePlace(session, scale.id, root)}
        >
          {on ? 'Now' : coming ? 'Next bar' : 'Take it'}
        </Act>
      </div>
    </li>
  );
}
