/** Accent, one strong beat, and Rumble, a low roll for as long as it is held. */
import { Waves, Zap } from 'lucide-preact';
import { useHeld } from '../../../ui/held';
import { Icon } from '../../../ui/icon';
import { atOnce } from '../../../ui/press';
import { say } from '../../../words/say';
import { ActCap } from '../hands/act-cap';
import { useSession } from '../session';

export function AccentButton() {
  const session = useSession();
  return (
    <button type="button" class="dock-act panel" {...atOnce(() => session.send('accent', {}))}>
      <Icon of={Zap} size={30} />
      {say('dashboard.keys.act.accent')}
      {session.safety.value?.accents === false ? <small>{say('safety.accents.soft')}</small> : null}
      <ActCap act="accent" />
    </button>
  );
}

export function RumbleButton() {
  const session = useSession();
  const held = useHeld(
    () => session.send('set_rumble', { on: true }),
    () => session.send('set_rumble', { on: false }),
  );
  return (
    <button
      type="button"
      class="dock-act dock-held panel"
      aria-pressed={session.state.value?.rumble === true}
      aria-label={say('dashboard.keys.act.rumble')}
      {...held}
    >
      <Icon of={Waves} size={30} />
      {say('dashboard.dock.rumble')}
      <ActCap act="rumble" />
    </button>
  );
}
