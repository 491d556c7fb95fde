/** Grow and fade: another level, reached evenly over some bars. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper } from '../../../ui/controls';
import { Drawer } from '../drawer';
import { useSession } from '../session';
import { levelWords } from './room-level';

const BARS = [0, 2, 4, 8, 16] as const;
const USUAL_BARS = 4;

export function GrowDrawer() {
  const session = useSession();
  const state = session.state.value;
  const [bars, setBars] = useState<number>(USUAL_BARS);
  const [goal, setGoal] = useState<number | null>(null);
  if (state === null) return null;
  const now = Math.round(state.level_goal);
  const level = goal ?? Math.min(10, now + 2);
  const verb = level === now ? 'Stay' : level > now ? 'Grow' : 'Fade';
  const over = bars === 0 ? 'at once' : `over ${bars} bars`;
  const go = (to: number): void => {
    session.send('set_level', { level: to, bars });
    session.drawer.value = null;
  };
  return (
    <Drawer title="Grow and fade">
      <p class="num">{levelWords(state)}.</p>
      <div class="part">
        <h3>To</h3>
        <Stepper
          label="Level to reach"
          value={level}
          words="of 10"
          less="Softer in the end"
          more="Louder in the end"
          onStep={(by) => setGoal(Math.min(10, Math.max(0, level + by)))}
        />
      </div>
      <div class="part">
        <h3>Over</h3>
        <Choices
          label="Over"
          chosen={bars}
          onChoose={setBars}
          choices={BARS.map((value) => ({ value, words: value === 0 ? 'at once' : `${value} bars` }))}
        />
      </div>
      <Act kind="main" onPress={() => go(level)}>
        {verb} {level === now ? `at ${level}` : `to ${level} ${over}`}
      </Act>
      <div class="two">
        <Act onPress={() => go(0)}>Fade out {over}</Act>
        <Act onPress={() => go(Math.min(10, now + 1))}>One step louder {over}</Act>
      </div>
    </Drawer>
  );
}
