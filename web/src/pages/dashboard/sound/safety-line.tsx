/** How loud it is, as a small bar with words: never red, never blinking. It opens what may be done about it. */
import { say } from '../../../words/say';
import { useSession } from '../session';
import { levelWords, reach, shortWords } from './safety-words';

export function SafetyLine() {
  const session = useSession();
  const safety = session.safety.value;
  if (safety === null) return <span />;
  const words = levelWords(safety);
  return (
    <button
      type="button"
      class={`safety-line ${safety.loud || safety.cut ? 'is-loud' : ''}`}
      aria-expanded={session.drawer.value === 'safety'}
      aria-label={`${shortWords(safety)}. ${say('safety.line', { words })}`}
      onClick={() => session.toggleDrawer('safety')}
    >
      <LevelBar level={safety.level} ceiling={safety.kept?.ceiling ?? null} />
      <small class="num">{shortWords(safety)}</small>
    </button>
  );
}

interface BarProps {
  readonly level: number | null;
  readonly ceiling: number | null;
}

/** The level as a length, the ceiling as a mark; the words beside it say the same. */
export function LevelBar({ level, ceiling }: BarProps) {
  return (
    <span class="level-bar" aria-hidden="true">
      <i style={{ transform: `scaleX(${level === null ? 0 : reach(level).toFixed(3)})` }} />
      {ceiling === null ? null : <b style={{ left: `${(100 * reach(ceiling)).toFixed(1)}%` }} />}
    </span>
  );
}
