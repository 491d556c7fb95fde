/** Key: the twelve roots. All pads move along, by as little as can be. */
import { Act } from '../../../ui/controls';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { KEYS } from './keys';
import { choosePlace } from './mood';

export function KeyDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const wanted = state.coming ?? state.scale;
  return (
    <Drawer title="Key">
      <p>The tone that feels like home. A change lands on the next bar.</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers. */}
      <div class="keys" role="group" aria-label="Key">
        {KEYS.map((key, root) => (
          <Act
            key={key.name}
            label={key.said}
            pressed={root === state.scale.root}
            class={root === state.coming?.root ? 'coming' : ''}
            onPress={() => choosePlace(session, wanted.scale, root)}
          >
            {key.name}
          </Act>
        ))}
      </div>
      <p class="now-line">
        Now: <b>{state.scale.name}</b>
        {state.coming === null ? null : <small>on the next bar: {state.coming.name}</small>}
      </p>
    </Drawer>
  );
}
