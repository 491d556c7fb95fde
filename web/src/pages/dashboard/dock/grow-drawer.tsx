/** Grow and fade: another level, reached evenly over some bars. */
import { useState } from 'preact/hooks';
import { Act, Choices, Stepper } from '../../../ui/controls';
import { say } from '../../../words/say';
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
  const over = bars === 0 ? say('dashboard.sound.at_once') : say('dashboard.grow.over', { count: bars });
  const go = (to: number): void => {
    session.send('set_level', { level: to, bars });
    session.drawer.value = null;
  };
  return (
    <Drawer title={say('dashboard.grow.title')}>
      <p class="num">{levelWords(state)}.</p>
      <div class="part">
        <h3>{say('dashboard.sound.to')}</h3>
        <Stepper
          label={say('dashboard.iso.level')}
          value={level}
          words={say('dashboard.of_ten')}
          less={say('dashboard.iso.softer')}
          more={say('dashboard.iso.louder')}
          onStep={(by) => setGoal(Math.min(10, Math.max(0, level + by)))}
        />
      </div>
      <div class="part">
        <h3>{say('dashboard.sound.over')}</h3>
        <Choices
          label={say('dashboard.sound.over')}
          chosen={bars}
          onChoose={setBars}
          choices={BARS.map((value) => ({
            value,
            words:
              value === 0 ? say('dashboard.sound.at_once') : say('dashboard.grow.bars', { count: value }),
          }))}
        />
      </div>
      <Act kind="main" onPress={() => go(level)}>
        {level === now
          ? say('dashboard.grow.stay', { level })
          : level > now
            ? say('dashboard.grow.grow', { level, over })
            : say('dashboard.grow.fade', { level, over })}
      </Act>
      <div class="two">
        <Act onPress={() => go(0)}>{say('dashboard.grow.out', { over })}</Act>
        <Act onPress={() => go(Math.min(10, now + 1))}>{say('dashboard.grow.step', { over })}</Act>
      </div>
    </Drawer>
  );
}
