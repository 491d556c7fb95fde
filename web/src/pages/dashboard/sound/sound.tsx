/** Sound: mood first (nothing can clash), then tempo and what the group plays, ground and time. */
import { ChevronRight, SlidersHorizontal } from 'lucide-preact';
import { Act } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { useSession } from '../session';
import { Grounds } from './grounds';
import { MatchLine } from './match-line';
import { Mood } from './mood';
import { SafetyLine } from './safety-line';
import { TempoPanel } from './tempo-panel';
import { Timing } from './timing';

export function Sound() {
  const session = useSession();
  return (
    <section class="sound panel" aria-labelledby="sound-title">
      <div class="head">
        <h2 id="sound-title">{say('dashboard.sound.title')}</h2>
        <SafetyLine />
        <div class="head-acts">
          <Act kind="outline" onPress={() => session.toggleDrawer('details')}>
            {say('dashboard.sound.details')}
            <Icon of={SlidersHorizontal} size={20} />
          </Act>
          <Act onPress={() => session.toggleDrawer('scales')} class="all-scales">
            {say('dashboard.scales.title')}
            <Icon of={ChevronRight} size={20} />
          </Act>
        </div>
      </div>
      <div class="sound-body">
        <div class="sound-part">
          <Mood />
          <TempoPanel />
          <MatchLine />
        </div>
        <div class="sound-part">
          <Grounds />
          <Timing />
        </div>
      </div>
    </section>
  );
}
