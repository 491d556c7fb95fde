/** Whatever the profile and whatever hands do. With fast-check rather than Hypothesis: what is tested runs on the tablet. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onPad, Trial } from '../../test/trial';
import type { AccessProfile } from '../protocol.gen';

const PADS = 5;

const seconds = (most: number) =>
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 10 * most }).map((tenths) => tenths / 10),
  );

const profiles: fc.Arbitrary<AccessProfile> = fc.record({
  hold_duration: seconds(2),
  ignore_repeat: seconds(2),
  act_on: fc.constantFrom('touch', 'lift'),
  most_per_second: fc.constantFrom(0, 0, 0.5, 3),
  palm: fc.boolean(),
  slide: fc.boolean(),
  latch: fc.boolean(),
  dwell: fc.constantFrom(null, 0.25, 0.7, 2),
  look_away_first: fc.boolean(),
  scanning: fc.constantFrom('off', 'off', 'auto', 'step', 'held'),
  scan_every: fc.constantFrom(0.3, 1),
  first_item_pause: fc.constantFrom(0, 0.5),
  loops: fc.constantFrom(0, 2),
  any_key: fc.boolean(),
  own_pad: fc.integer({ min: 0, max: 11 }),
});

const pad = fc.integer({ min: 0, max: PADS - 1 });
const finger = fc.integer({ min: 0, max: 3 });
const key = fc.constantFrom('key a', 'key b', 'gamepad 0 0');

type Step = (trial: Trial) => void;
const does = (act: (intake: Trial['intake'], now: number) => void): Step => {
  return (trial) => act(trial.intake, trial.now);
};

const hands: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(finger, pad, fc.integer({ min: -90, max: 90 }), fc.constantFrom(30, 250))
    .map(([one, at, dx, size]) =>
      does((intake, now) => intake.down(`finger ${one}`, onPad(at, dx, 300, size), now)),
    ),
  fc
    .tuple(finger, pad)
    .map(([one, at]) => does((intake, now) => intake.move(`finger ${one}`, onPad(at), now))),
  finger.map((one) => does((intake, now) => intake.up(`finger ${one}`, now))),
  fc
    .tuple(key, fc.constantFrom('first' as const, 'second' as const, 'other' as const))
    .map(([one, which]) => does((intake, now) => intake.press(one, which, now))),
  fc.tuple(key, pad).map(([one, at]) => does((intake, now) => intake.direct(one, at, 0.8, now))),
  key.map((one) => does((intake, now) => intake.lift(one, now))),
  fc.option(pad).map((at) => does((intake, now) => intake.point(at === null ? null : onPad(at), now))),
  pad.map((at) => does((intake, now) => intake.tap(at, now))),
  fc.option(pad).map((at) => does((intake, now) => intake.lean(at, now))),
);

const waits: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((ms) => (trial: Trial) => void trial.to(trial.now + ms)),
  fc.integer({ min: 0, max: 5000 }).map((ms) => (trial: Trial) => void trial.to(trial.now + ms)),
);

const world: fc.Arbitrary<Step> = fc.oneof(
  profiles.map((profile) => (trial: Trial) => trial.show(profile)),
  fc.integer({ min: 1, max: PADS }).map((count) => (trial: Trial) => trial.show({}, count)),
  fc.boolean().map((lasting) => (trial: Trial) => trial.show({}, trial.pads, lasting)),
  fc
    .tuple(fc.boolean(), fc.boolean())
    .map(([mine, soon]) => does((intake, now) => intake.turn(mine, soon, now))),
  fc.constant(does((intake, now) => intake.lost('gamepad 0 ', now))),
  fc.constant(does((intake, now) => intake.endAll(now))),
);

const streams = fc.array(
  fc.oneof({ weight: 8, arbitrary: hands }, { weight: 6, arbitrary: waits }, { weight: 1, arbitrary: world }),
  {
    maxLength: 80,
  },
);

/** Everything that was pressed has been let go of, the eyes have left, and time has gone on. */
function quiet(trial: Trial): void {
  const { intake } = trial;
  for (let one = 0; one < 4; one += 1) intake.up(`finger ${one}`, trial.now);
  for (const one of ['key a', 'key b', 'gamepad 0 0']) intake.lift(one, trial.now);
  intake.point(null, trial.now);
  intake.lean(null, trial.now);
  trial.to(trial.now + 10_000);
}

it('[P4][X1] no profile and no stream leaves a note that sounds, ends one twice, or begins one on no pad', () => {
  fc.assert(
    fc.property(profiles, fc.boolean(), streams, (profile, lasting, stream) => {
      const trial = new Trial(profile, { pads: PADS, lasting });
      for (const step of stream) step(trial);
      quiet(trial);
      expect(trial.faults).toEqual([]);
      // Only what was meant to stay may still sound, once on each pad, and the next ending ends that, too.
      expect(trial.touches.keys().filter((one) => one.indexOf('latch ') !== 0)).toEqual([]);
      trial.letGo();
      expect(trial.notes.filter(({ off }) => off === null)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

it('[P4][X1] never more notes than touches: each touch is one at most', () => {
  const touches = fc.array(
    fc.tuple(finger, pad, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(profiles, fc.boolean(), touches, (profile, lasting, stream) => {
      const trial = new Trial({ ...profile, scanning: 'off', slide: false }, { pads: PADS, lasting });
      for (const [one, at, lasts, then] of stream) {
        const before = trial.notes.length;
        trial.intake.down(`finger ${one}`, onPad(at), trial.now);
        trial.to(trial.now + lasts);
        trial.intake.up(`finger ${one}`, trial.now);
        expect(trial.notes.length - before).toBeLessThanOrEqual(1);
        for (const note of trial.notes.slice(before)) expect(note.pad).toBe(at);
        trial.to(trial.now + then);
      }
      expect(trial.faults).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('[P4][X1] nobody touches anything: no way of scanning or waiting plays by itself', () => {
  fc.assert(
    fc.property(profiles, fc.boolean(), (profile, lasting) => {
      const trial = new Trial(profile, { pads: PADS, lasting }).to(60_000);
      expect(trial.notes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
