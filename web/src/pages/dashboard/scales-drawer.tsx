/** All scales: four tiers from the friendliest on, each scale with its character, its clashes, and Listen. */
import { signal } from '@preact/signals';
import { Headphones } from 'lucide-preact';
import type { ScaleView } from '../../protocol.gen';
import { Act, Choices } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { Drawer } from './drawer';
import { keyName } from './keys';
import { listenTo, takePlace } from './mood';
import { useSession } from './session';

type Tier = ScaleView['tier'];

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  open: 'Any pads may sound together.',
  colour: 'A little more colour; here and there two tones rub.',
  shadow: 'Darker scales. Some tones clash when held together.',
  gong: 'Measured tunings of gongs, harps and xylophones, kept as they were found.',
};

const tier = signal<Tier>('open');

export function ScalesDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const shown = session.offer.value.scales.filter((scale) => scale.tier === tier.value);
  return (
    <Drawer title="All scales">
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
        ]}
      />
      <p class="tier-words">{TIER_WORDS[tier.value]}</p>
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
      <Act
        label={`Listen to ${scale.name} first, on this device`}
        onPress={() => listenTo(session, { scale: scale.id, root })}
      >
        <Icon of={Headphones} size={20} />
        Listen
      </Act>
      <Act
        pressed={on}
        label={`${scale.name} on ${keyName(root)}${on ? ', sounds now' : ''}`}
        onPress={() => takePlace(session, scale.id, root)}
      >
        {on ? 'Now' : coming ? 'Next bar' : 'Take it'}
      </Act>
    </li>
  );
}
