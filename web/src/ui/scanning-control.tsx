/** One switch for this device: on, how fast the frame goes, how long it stands where a round begins. */
import { say } from '../words/say';
import { Act, Stepper, SwitchTile } from './controls';
import { PAUSE_MOST, steppedEvery } from './scanning';
import { chooseScanning, scanning } from './scanning-page';
import { secondsWords } from './seconds';

/** Seconds by which the first of a round may stand longer. */
const PAUSE_STEP = 0.5;

export function ScanningControl() {
  const now = scanning.value;
  return (
    <div class="part scanning-control">
      <SwitchTile
        title={say('scanning.title')}
        words={now.on ? say('scanning.on') : say('scanning.off')}
        on={now.on}
        onPress={() => chooseScanning({ ...now, on: !now.on })}
      />
      {now.on ? (
        <>
          <Stepper
            label={say('scanning.every')}
            value={secondsWords(now.every)}
            words={say('scanning.every')}
            less={say('scanning.faster')}
            more={say('scanning.slower')}
            onStep={(by) => chooseScanning({ ...now, every: steppedEvery(now.every, by) })}
          />
          <Stepper
            label={say('scanning.pause')}
            value={secondsWords(now.pause)}
            words={say('scanning.pause')}
            less={say('scanning.shorter')}
            more={say('scanning.longer')}
            onStep={(by) =>
              chooseScanning({
                ...now,
                pause: Math.min(PAUSE_MOST, Math.max(0, now.pause + by * PAUSE_STEP)),
              })
            }
          />
        </>
      ) : null}
    </div>
  );
}

/** The same in one word, for a page that has little else. */
export function ScanningSwitch() {
  const now = scanning.value;
  return (
    <Act kind="outline" pressed={now.on} onPress={() => chooseScanning({ ...now, on: !now.on })}>
      {say('scanning.title')}
    </Act>
  );
}
