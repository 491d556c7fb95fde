/** The two other pages of the room: the speaker that sounds it and the display that shows it. */
import { ExternalLink } from 'lucide-preact';
import type { SpeakerView } from '../../../protocol.gen';
import { Act, Choices, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { say } from '../../../words/say';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { openSpeaker } from './sentence-bar';

function speakerWords(speaker: SpeakerView): string {
  if (speaker.state === 'none') return say('dashboard.screens.none');
  if (speaker.state === 'asleep') return say('dashboard.screens.asleep');
  if (speaker.state === 'loading') return say('dashboard.screens.loading');
  const { latency } = speaker;
  const late = latency === null ? '' : ` ${say('dashboard.screens.delay', { latency: Math.round(latency) })}`;
  return `${say('dashboard.screens.sounds')}${late}`;
}

function standbyWords(standby: number): string {
  return standby === 0 ? '' : ` ${say('dashboard.screens.standby', { count: standby })}`;
}

export function ScreensDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <Drawer title={say('dashboard.screens.title')}>
      <div class="part">
        <h3>{say('dashboard.screens.speaker')}</h3>
        <p>
          {speakerWords(state.speaker)}
          {standbyWords(state.speaker.standby)}
        </p>
        <div class="two">
          <Act onPress={() => session.send('play_test_tone', {})}>{say('host.test_tone')}</Act>
          <Act kind="outline" onPress={() => openSpeaker(session.room)}>
            {say('dashboard.act.open_here')}
            <Icon of={ExternalLink} size={20} />
          </Act>
        </div>
        <Act onPress={() => session.send('all_notes_off', {})}>{say('dashboard.screens.notes_off')}</Act>
      </div>
      <div class="part">
        <h3>{say('dashboard.screens.display')}</h3>
        <p>
          {state.displays === 0
            ? say('dashboard.screens.no_display')
            : say('dashboard.screens.displays', { count: state.displays })}
        </p>
        <Act kind="outline" onPress={() => openDisplay(session.room)}>
          {say('dashboard.act.open_here')}
          <Icon of={ExternalLink} size={20} />
        </Act>
        <Choices
          label={say('dashboard.screens.light')}
          chosen={state.light}
          onChoose={(light) => session.send('set_display', { light })}
          choices={[
            { value: 'full', words: say('dashboard.screens.full') },
            { value: 'dim', words: say('dashboard.screens.dim') },
            { value: 'off', words: say('dashboard.screens.dark') },
          ]}
        />
        <SwitchTile
          title={say('dashboard.screens.show_code')}
          words={say('dashboard.screens.show_code_words')}
          on={state.show_code}
          onPress={() => session.send('set_display', { show_code: !state.show_code })}
        />
      </div>
    </Drawer>
  );
}

function openDisplay(room: string): void {
  window.open(`/display?room=${encodeURIComponent(room)}`, `roundelay-display-${room}`);
}
