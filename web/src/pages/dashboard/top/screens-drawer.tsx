/** The two other pages of the room: the speaker that sounds it and the display that shows it. */
import { ExternalLink } from 'lucide-preact';
import type { SpeakerView } from '../../../protocol.gen';
import { Act, Choices, SwitchTile } from '../../../ui/controls';
import { Icon } from '../../../ui/icon';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { openSpeaker } from './sentence-bar';

function speakerWords(speaker: SpeakerView): string {
  if (speaker.state === 'none') return 'No speaker page is open, so nothing is heard.';
  if (speaker.state === 'asleep') return 'The speaker page needs one tap before it may sound.';
  if (speaker.state === 'loading') return 'The speaker page is loading the sounds of this room.';
  const late = speaker.latency === null ? '' : ` Its own delay is ${Math.round(speaker.latency)} ms.`;
  return `The speaker page sounds the room.${late}`;
}

function standbyWords(standby: number): string {
  if (standby === 0) return '';
  return standby === 1 ? ' Another one stands by.' : ` ${standby} others stand by.`;
}

export function ScreensDrawer() {
  const session = useSession();
  const state = session.state.value;
  if (state === null) return null;
  return (
    <Drawer title="Speaker and display">
      <div class="part">
        <h3>Speaker</h3>
        <p>
          {speakerWords(state.speaker)}
          {standbyWords(state.speaker.standby)}
        </p>
        <div class="two">
          <Act onPress={() => session.send('play_test_tone', {})}>Test tone</Act>
          <Act kind="outline" onPress={() => openSpeaker(session.room)}>
            Open it here
            <Icon of={ExternalLink} size={20} />
          </Act>
        </div>
        <Act onPress={() => session.send('all_notes_off', {})}>All notes off</Act>
      </div>
      <div class="part">
        <h3>Display</h3>
        <p>
          {state.displays === 0
            ? 'No display page is open. Open it here and move it to the projector.'
            : state.displays === 1
              ? 'One display shows the room.'
              : `${state.displays} displays show the room.`}
        </p>
        <Act kind="outline" onPress={() => openDisplay(session.room)}>
          Open it here
          <Icon of={ExternalLink} size={20} />
        </Act>
        <Choices
          label="Light of the display"
          chosen={state.light}
          onChoose={(light) => session.send('set_display', { light })}
          choices={[
            { value: 'full', words: 'Full light' },
            { value: 'dim', words: 'Dim' },
            { value: 'off', words: 'Dark' },
          ]}
        />
        <SwitchTile
          title="Show the code"
          words="QR and letters, while the door is open"
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
