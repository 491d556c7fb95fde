import { describe, expect, it } from 'vitest';
import * as streams from '../../test/streams';
import { onPad, Trial, type TrialOptions } from '../../test/trial';
import type { AccessProfile } from '../protocol.gen';

function play(trial: Trial, stream: streams.Stream): Trial {
  for (const act of stream) {
    trial.to(act[0]);
    const { intake, now } = trial;
    if (act[1] === 'down') intake.down(`finger ${act[2]}`, onPad(act[3], act[4], 300, act[5]), now);
    else if (act[1] === 'move') intake.move(`finger ${act[2]}`, onPad(act[3]), now);
    else if (act[1] === 'up') intake.up(`finger ${act[2]}`, now);
    else if (act[1] === 'look') intake.point(act[2] === null ? null : onPad(act[2]), now);
    else if (act[1] === 'lift') intake.lift(act[2], now);
    else intake.press(act[2], act[1] === 'press' ? 'first' : 'second', now);
  }
  return trial.to(trial.now + 3000);
}

type Row = readonly [profile: AccessProfile, notes: string, options?: TrialOptions];

const STRUCK: TrialOptions = { lasting: false };

/** What each hand, switch or pair of eyes plays with each profile: "pad@on-off" in ms. */
const TABLE: Readonly<Record<string, readonly [stream: streams.Stream, rows: readonly Row[]]>> = {
  'unhurried taps': [
    streams.TAPS,
    [
      [{}, '0@0-120 1@500-620 2@1000-1120 3@1500-1620 4@2000-2120'],
      [{ ignore_repeat: 0.3 }, '0@0-120 1@500-620 2@1000-1120 3@1500-1620 4@2000-2120'],
      [{ hold_duration: 0.1 }, '0@100-120 1@600-620 2@1100-1120 3@1600-1620 4@2100-2120'],
      [{ hold_duration: 0.2 }, ''],
      [{ act_on: 'lift' }, '0@120-420 1@620-920 2@1120-1420 3@1620-1920 4@2120-2420'],
      [{ most_per_second: 1.5 }, '0@0-120 2@1000-1120 4@2000-2120'],
      [{ palm: true, dwell: 0.7 }, '0@0-120 1@500-620 2@1000-1120 3@1500-1620 4@2000-2120'],
      [{ latch: true }, '0@0- 1@500- 2@1000- 3@1500- 4@2000-'],
      [{ latch: true }, '0@0-120 1@500-620 2@1000-1120 3@1500-1620 4@2000-2120', STRUCK],
    ],
  ],
  'a hand that trembles': [
    streams.TREMOR,
    [
      [{}, '2@0-60 2@190-235 2@370-455 2@560-1300 3@2400-2450 2@2570-2640 2@2780-3400'],
      [{ hold_duration: 0.2 }, '2@760-1300 2@2980-3400'],
      [{ hold_duration: 0.2, act_on: 'lift' }, '2@1300-1600 2@3400-3700'],
      [{ ignore_repeat: 0.3 }, '2@0-60 2@370-455 3@2400-2450 2@2780-3400'],
      [{ ignore_repeat: 1 }, '2@0-60 3@2400-2450'],
      [{ hold_duration: 0.3, ignore_repeat: 0.5 }, '2@860-1300 2@3080-3400'],
      [{ most_per_second: 2 }, '2@0-60 2@560-1300 3@2400-2450'],
      [{ hold_duration: 0.2, latch: true }, '2@760-2980'],
    ],
  ],
  'a palm, and a finger of the other hand': [
    streams.PALM,
    [
      [{}, '1@0-1900 1@20-720 1@35-1535 2@48-1848 1@60-460 1@900-1200 4@1000-1150'],
      [{ palm: true }, '1@0-1900 4@1000-1150'],
      [{ palm: true, hold_duration: 0.1 }, '1@100-1900 4@1100-1150'],
      [{ palm: true, slide: true }, '1@0-1900 4@1000-1150'],
    ],
  ],
  'a hand that rests for long': [
    streams.LONG_REST,
    [
      [{}, '1@0-8000 3@3000-3200 3@5000-5200'],
      [{ ignore_repeat: 2 }, '1@0-8000 3@3000-3200'],
      [{ latch: true }, '1@0- 3@3000-5000'],
      [{ act_on: 'lift' }, '3@3200-3500 3@5200-5500 1@8000-8300'],
    ],
  ],
  'a switch that bounces': [
    streams.BOUNCE,
    [
      [{ any_key: true, own_pad: 2 }, '2@0-3 2@8-10 2@22-260 2@264-266 2@1300-1302 2@1315-1560'],
      [{ any_key: true, own_pad: 2, hold_duration: 0.1 }, '2@122-260 2@1415-1560'],
      [{ any_key: true, own_pad: 9, hold_duration: 0.1 }, '4@122-260 4@1415-1560'],
      [{ any_key: true, hold_duration: 0.1, act_on: 'lift' }, '0@260-560 0@1560-1860'],
      [{ scanning: 'auto', hold_duration: 0.1, first_item_pause: 0 }, '0@122-260 1@1415-1560'],
      [{ scanning: 'step', hold_duration: 0.1 }, ''],
    ],
  ],
  'eyes that jump': [
    streams.GAZE,
    [
      [{}, ''],
      [{ dwell: 0.4 }, '2@587-1350 3@1842-2550'],
      [{ dwell: 0.7 }, '3@2274-2550'],
      [{ dwell: 0.4 }, '2@587-887 2@1159-1459 3@1842-2142 3@2242-2542', STRUCK],
      [{ dwell: 0.4, look_away_first: true }, '2@587-887 3@1842-2142', STRUCK],
      [{ dwell: 0.4, most_per_second: 0.5 }, '2@587-1350'],
      [{ dwell: 0.4, latch: true }, '2@587- 3@1842-'],
    ],
  ],
};

describe.each(Object.entries(TABLE))('%s', (_name, [stream, rows]) => {
  for (const [profile, notes, options = {}] of rows) {
    it(`[X1] with ${JSON.stringify(profile)} plays ${notes || 'nothing'}`, () => {
      const trial = play(new Trial(profile, options), stream);
      expect(trial.played).toBe(notes);
      expect(trial.faults).toEqual([]);
    });
  }
});

const FINGER = 'finger 1';

/** A finger on pad 1, a key on pad 3, and a latched tone besides where the profile has that. */
function holding(profile: AccessProfile): Trial {
  const trial = new Trial(profile).to(1000);
  trial.intake.down(FINGER, onPad(1), trial.now);
  trial.intake.direct('key 4', 3, 0.8, trial.now);
  return trial.to(2000);
}

const ENDINGS: Readonly<Record<string, (trial: Trial) => void>> = {
  'another profile': (trial) => trial.show({ ignore_repeat: 0.2 }),
  'fewer pads': (trial) => trial.show({}, 4),
  'the end of the turn': ({ intake, now }) => intake.turn(false, false, now),
  'the window left, the page hidden': (trial) => trial.intake.endAll(trial.now),
  'buttons over the pads': (trial) =>
    trial.reach({ count: 2, frame: () => undefined, choose: () => undefined }),
};

describe.each(Object.entries(ENDINGS))('%s', (_name, end) => {
  it.each<AccessProfile>([{}, { latch: true }, { hold_duration: 0.5 }])(
    '[P4][X1] ends what is held, once, with %j',
    (profile) => {
      const trial = holding(profile);
      end(trial);
      trial.to(2500);
      trial.intake.up(FINGER, trial.now);
      trial.intake.lift('key 4', trial.now);
      trial.to(9000);
      expect(trial.notes.map(({ pad, off }) => [pad, off])).toEqual([
        [1, 2000],
        [3, 2000],
      ]);
      expect(trial.faults).toEqual([]);
    },
  );
});

describe('any mixture of ways', () => {
  it('[X2] a finger, eyes, a switch, a lean and a screen reader play together', () => {
    const trial = new Trial({ dwell: 0.5, any_key: true, own_pad: 4 });
    const { intake } = trial;
    intake.point(onPad(0), 0);
    intake.press('key a', 'other', 100);
    trial.to(600);
    expect(trial.touches.keys()).toEqual(['key a', 'dwell 0']);
    intake.down(FINGER, onPad(2), 600);
    intake.lean(3, 700);
    intake.tap(1, 700);
    expect(trial.touches.sounding()).toHaveLength(4); // a press takes the eyes' place
    trial.to(1100);
    intake.lift('key a', 1100);
    intake.up(FINGER, 1100);
    intake.lean(null, 1100);
    expect(trial.touches.sounding()).toEqual([]);
    expect(trial.faults).toEqual([]);
  });

  it('[P4] a gamepad that goes lets go of all it held, and of nothing else', () => {
    const trial = new Trial();
    trial.intake.direct('gamepad 0 1', 1, 0.8, 0);
    trial.intake.direct('gamepad 1 2', 2, 0.8, 0);
    trial.intake.direct('key 4', 3, 0.8, 0);
    trial.intake.lost('gamepad 0 ', 10);
    expect(trial.touches.keys()).toEqual(['gamepad 1 2', 'key 4']);
  });

  it('[X1] in others’ turn a tone isn’t kept for nobody', () => {
    const trial = new Trial({ latch: true });
    trial.intake.turn(false, false, 0);
    trial.intake.down(FINGER, onPad(1), 10);
    trial.intake.up(FINGER, 20);
    expect(trial.played).toBe('1@0-0');
    trial.intake.turn(true, false, 30);
    trial.intake.down(FINGER, onPad(1), 40);
    trial.intake.up(FINGER, 50);
    expect(trial.touches.keys()).toEqual(['latch 1']);
  });

  it('[P2] what is no pad plays nothing: a margin, a place to rest', () => {
    const trial = new Trial({ dwell: 0.5 }, { rest: 600 });
    trial.intake.down(FINGER, onPad(1, 0, 700), 0);
    trial.intake.up(FINGER, 50);
    trial.intake.point(onPad(1, 0, 700), 60);
    trial.to(5000);
    expect(trial.played).toBe('');
  });

  it('[P2] a finger slides where sliding plays, and the wait begins anew', () => {
    const trial = new Trial({ slide: true, hold_duration: 0.2 });
    trial.intake.down(FINGER, onPad(1), 0);
    trial.to(100).intake.move(FINGER, onPad(2), 100);
    trial.to(400).intake.move(FINGER, onPad(3), 400);
    trial.to(700).intake.up(FINGER, 700);
    expect(trial.played).toBe('2@300-400 3@600-700');
    expect(trial.signs).toEqual([
      '0 wait 1 200',
      '100 wait 1 0',
      '100 wait 2 200',
      '300 wait 2 0',
      '400 wait 3 200',
      '600 wait 3 0',
    ]);
  });

  it('[P1] without a wait the note begins in the same moment', () => {
    const trial = new Trial();
    trial.intake.down(FINGER, onPad(1), 0);
    expect(trial.notes).toHaveLength(1);
    expect(trial.intake.due()).toBeNull();
  });
});
