/** Key: the twelve roots. All pads move along, by as little as can be. */
import { Act } from '../../../ui/controls';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { KEYS } from './keys';
import { choosePlace, scaleNow } from './mood';

export function KeyDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  const wanted = state.coming ?? state.scale;
  return (
    <Drawer title={say('dashboard.sound.key')}>
      <p>{say('dashboard.sound.key_words')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers. */}
      <div class="keys" role="group" aria-label={say('dashboard.sound.key')}>
        {KEYS.map((key, root) => (
          <Act
            key={key.name}
            label={key.said === key.name ? key.name : `${key.name}, ${key.said}`}
            pressed={root === state.scale.root}
            class={root === state.coming?.root ? 'coming' : ''}
            onPress={() => choosePlace(session, wanted.scale, root)}
          >
            {key.name}
          </Act>
        ))}
      </div>
      <p class="now-line">
        {say('dashboard.sound.now_is')} <b>{scaleNow(session, state.scale)}</b>
        {state.coming === null ? null : (
          <small>{say('dashboard.sound.next_bar_is', { name: scaleNow(session, state.coming) })}</small>
        )}
      </p>
    </Drawer>
  );
}
