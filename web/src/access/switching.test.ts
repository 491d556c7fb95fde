import { describe, expect, it } from 'vitest';
import { Trial } from '../../test/trial';
import type { AccessProfile } from '../protocol.gen';
import type { Choices } from './switching';

const AUTO: AccessProfile = { scanning: 'auto', scan_every: 1, first_item_pause: 0.5 };
const STEP: AccessProfile = { scanning: 'step' };
const HELD: AccessProfile = { scanning: 'held', scan_every: 1, first_item_pause: 0.5 };

/** A trial from its very first sign on. */
function scanning(profile: AccessProfile, pads = 3): Trial {
  const trial = new Trial({}, { pads });
  trial.show(profile);
  return trial;
}

function press(trial: Trial, at: number, lasts = 100, which: 'first' | 'second' = 'first'): void {
  trial.to(at).intake.press('switch', which, at);
  trial.to(at + lasts).intake.lift('switch', at + lasts);
}

const frames = (trial: Trial) =>
  trial.signs.filter((sign) => /frame|corner/.test(sign) && !/no corner/.test(sign));

describe('one switch', () => {
  it('[X1] the frame walks from low to high, waits longer on the first, and takes in the corner', () => {
    expect(frames(scanning(AUTO).to(6000))).toEqual([
      '0 frame 0',
      '1500 frame 1',
      '2500 frame 2',
      '3500 frame null',
      '3500 corner',
      '4500 frame 0',
      '6000 frame 1',
    ]);
  });

  it('[X1] what is framed sounds as long as the switch is held; then it can be pressed once more', () => {
    const trial = scanning(AUTO);
    press(trial, 1600, 2000);
    press(trial, 4500, 100);
    trial.to(5650);
    expect(trial.played).toBe('1@1600-3600 1@4500-4600');
    expect(trial.signs.filter((sign) => /pressed/.test(sign))).toEqual(['1600 pressed 1', '4500 pressed 1']);
    expect(frames(trial).slice(-1)).toEqual(['5600 frame 2']);
  });

  it('[X1] after so many rounds it rests, and a press wakes it without a tone', () => {
    const trial = scanning({ ...AUTO, loops: 2 }).to(60_000);
    expect(frames(trial).slice(-1)).toEqual(['9000 frame null']);
    press(trial, 60_000);
    expect(trial.played).toBe('');
    press(trial, 60_200);
    expect(trial.played).toBe('0@60200-60300');
  });

  it('[X1] the corner is held as by a finger, and the pad below it plays as it does under one', () => {
    const trial = scanning(AUTO);
    press(trial, 3600, 3200);
    expect(trial.signs.filter((sign) => /hold|release/.test(sign))).toEqual([
      '3600 hold switch',
      '6800 release switch',
    ]);
    expect(trial.played).toBe('0@3600-6800');
  });

  it('[X1] in others’ turn nothing walks; a press glows all the same', () => {
    const trial = scanning(AUTO);
    trial.to(100).intake.turn(false, false, 100);
    expect(frames(trial.to(9000)).slice(-1)).toEqual(['100 frame null']);
    press(trial, 9000);
    expect(trial.played).toBe('0@9000-9100');
    trial.to(10_000).intake.turn(false, true, 10_000);
    expect(frames(trial.to(10_000)).slice(-1)).toEqual(['10000 frame 0']);
  });
});

describe('two switches', () => {
  it('[X1] one steps, the other presses, and nothing goes by itself', () => {
    const trial = scanning(STEP);
    press(trial, 1000, 100, 'second');
    press(trial, 2000);
    press(trial, 3000);
    press(trial, 4000, 500, 'second');
    trial.to(60_000);
    expect(trial.played).toBe('0@1000-1100 2@4000-4500');
    expect(frames(trial)).toEqual(['0 frame 0', '2000 frame 1', '3000 frame 2']);
  });

  it('[X1] a repeat of one switch is no repeat of the other', () => {
    const trial = scanning({ ...STEP, ignore_repeat: 0.5 });
    const { intake } = trial;
    intake.press('step', 'first', 0);
    intake.lift('step', 50);
    intake.press('step', 'first', 100);
    intake.lift('step', 150);
    intake.press('go', 'second', 200);
    intake.lift('go', 300);
    expect(frames(trial)).toEqual(['0 frame 0', '0 frame 1']);
    expect(trial.notes.map(({ pad }) => pad)).toEqual([1]);
  });
});

describe('a held switch', () => {
  it('[X1] walks while it is held and plays what is framed when it is let go', () => {
    const trial = scanning(HELD);
    press(trial, 1000, 2000);
    trial.to(9000);
    expect(trial.played).toBe('1@3000-3300');
    expect(frames(trial)).toEqual(['1000 frame 0', '2500 frame 1', '3000 frame null']);
  });

  it('[X1] choosing the corner holds it until the next press', () => {
    const trial = scanning(HELD);
    press(trial, 0, 3600);
    press(trial, 9000);
    expect(trial.signs.filter((sign) => /hold|release/.test(sign))).toEqual([
      '3600 hold walked',
      '9000 release walked',
    ]);
  });

  it('[P4] another profile while it is held plays nothing', () => {
    const trial = scanning(HELD);
    trial.intake.press('switch', 'first', 0);
    trial.to(500).show({ scanning: 'off' });
    trial.intake.lift('switch', 600);
    expect(trial.played).toBe('');
  });
});

describe('buttons over the pads', () => {
  function reached(profile: AccessProfile): { trial: Trial; said: string[] } {
    const trial = new Trial(profile);
    const said: string[] = [];
    const choices: Choices = {
      count: 2,
      frame: (choice) => said.push(`${trial.now} frame ${choice}`),
      choose: (choice) => {
        said.push(`${trial.now} choose ${choice}`);
        trial.reach(null);
      },
    };
    trial.reach(choices);
    return { trial, said };
  }

  it('[X1][X2] are reached by the same switch, and then the pads again', () => {
    const { trial, said } = reached(AUTO);
    press(trial, 1600);
    expect(said).toEqual(['0 frame 0', '1500 frame 1', '1600 choose 1', '1600 frame null']);
    expect(trial.intake.reaches).toBeNull();
    press(trial, 1800);
    expect(trial.played).toBe('0@1800-1900');
  });

  it('[X1] are left in peace when nobody chooses one', () => {
    const { trial, said } = reached(AUTO);
    trial.to(60_000);
    expect(said).toHaveLength(7);
    expect(said[6]).toBe('7500 frame null');
  });

  it('[X2] keep their own keys where nothing scans', () => {
    const { trial } = reached({ any_key: true });
    expect(trial.intake.switched).toBe(false);
  });
});
