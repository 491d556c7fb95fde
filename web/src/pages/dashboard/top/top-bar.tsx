/** The top: the room and its door, what is so in one sentence, the speaker, the display, this screen. */
import { Monitor, QrCode, SlidersHorizontal, Volume2, VolumeX } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../../ui/icon';
import { theme, themeName } from '../../../ui/theme';
import { say } from '../../../words/say';
import { RecordChip, RecordNews } from '../record/record-chip';
import { type DrawerName, useSession } from '../session';
import { speakerLine } from './sentence';
import { SentenceBar } from './sentence-bar';

export function TopBar() {
  const { state, waiting } = useSession();
  const room = state.value;
  const count = waiting.value.length;
  const speaker =
    room === null ? { text: say('dashboard.top.not_known'), ok: true } : speakerLine(room.speaker);
  return (
    <header class="top">
      <Chip
        opens="join"
        class="chip-room"
        title={room?.code ?? '······'}
        words={doorWords(room?.door_open ?? true)}
      >
        <Icon of={QrCode} />
        {count === 0 ? null : <span class="badge num">{say('dashboard.top.waiting', { count })}</span>}
      </Chip>
      <SentenceBar />
      <RecordChip />
      <RecordNews />
      <Chip
        opens="screens"
        class={speaker.ok ? 'chip-ok' : 'chip-warn'}
        title={say('dashboard.screens.speaker')}
        words={speaker.text}
      >
        <Icon of={speaker.ok ? Volume2 : VolumeX} />
      </Chip>
      <Chip
        opens="screens"
        class="chip-display"
        title={say('dashboard.screens.display')}
        words={displayWords(room?.displays ?? 0, room?.light ?? 'full')}
      >
        <Icon of={Monitor} />
      </Chip>
      <Chip
        opens="screen"
        class="chip-screen"
        title={say('dashboard.screen.title')}
        words={themeName(theme.value).toLowerCase()}
      >
        <Icon of={SlidersHorizontal} />
      </Chip>
    </header>
  );
}

interface ChipProps {
  readonly opens: DrawerName;
  readonly title: string;
  readonly words: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

function Chip({ opens, title, words, class: more, children }: ChipProps) {
  const session = useSession();
  return (
    <button
      type="button"
      class={`chip panel ${more}`}
      aria-expanded={session.drawer.value === opens}
      onClick={() => session.toggleDrawer(opens)}
    >
      {children}
      <span class="chip-words">
        <b>{title}</b>
        <small>{words}</small>
      </span>
    </button>
  );
}

function doorWords(open: boolean): string {
  return open ? say('dashboard.top.door_open') : say('dashboard.top.door_closed');
}

function displayWords(displays: number, light: 'full' | 'dim' | 'off'): string {
  if (displays === 0) return say('dashboard.top.not_open');
  return say(`dashboard.top.light.${light}`);
}
