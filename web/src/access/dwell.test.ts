import { describe, expect, it } from 'vitest';
import { onPad, Trial } from '../../test/trial';

describe('dwell', () => {
  it('[X1] a ring fills over the set time and drains when the pointer leaves', () => {
    const trial = new Trial({ dwell: 0.7 });
    trial.intake.point(onPad(1), 0);
    trial.to(400).intake.point(null, 400);
    trial.to(5000);
    expect(trial.signs).toEqual(['0 wait 1 700', '400 wait 1 0']);
    expect(trial.notes).toEqual([]);
  });

  it('[X1] eyes that jump away and come back lose what drained meanwhile, no more', () => {
    const trial = new Trial({ dwell: 0.6 });
    trial.intake.point(onPad(1), 0);
    trial.to(300).intake.point(null, 300);
    trial.to(330).intake.point(onPad(1), 330);
    expect(trial.signs[2]).toBe('330 wait 1 420');
    trial.to(750);
    expect(trial.played).toBe('1@750-');
  });

  it('[P4] a lasting tone stays while the pointer does, and a jump of the eyes does not end it', () => {
    const trial = new Trial({ dwell: 0.5 });
    trial.intake.point(onPad(1), 0);
    trial.to(1000).intake.point(onPad(2), 1000);
    trial.to(1060).intake.point(onPad(1), 1060);
    trial.to(2000).intake.point(null, 2000);
    trial.to(3000);
    expect(trial.played).toBe('1@500-2150');
  });

  it('[X1] a struck tone sounds again with every full ring, or only after looking away', () => {
    const looks = (awayFirst: boolean) => {
      const trial = new Trial({ dwell: 0.5, look_away_first: awayFirst }, { lasting: false });
      trial.intake.point(onPad(1), 0);
      trial.to(1200).intake.point(null, 1200);
      trial.to(2000).intake.point(onPad(1), 2000);
      return trial.to(2600).notes.map(({ on }) => on);
    };
    expect(looks(false)).toEqual([500, 1000, 2500]);
    expect(looks(true)).toEqual([500, 2500]);
  });

  it('[X2] pressing works besides, and is enough for this time', () => {
    const trial = new Trial({ dwell: 0.5, look_away_first: true }, { lasting: false });
    const { intake } = trial;
    intake.point(onPad(1), 0);
    trial.to(300);
    intake.down('mouse', onPad(1), 300);
    trial.to(400);
    intake.up('mouse', 400);
    intake.point(onPad(1), 400);
    trial.to(2000);
    expect(trial.played).toBe('1@300-400');
  });

  it('[X1] with latch a look begins a tone and another ends it: eyes may wander meanwhile', () => {
    const trial = new Trial({ dwell: 0.5, latch: true });
    trial.intake.point(onPad(1), 0);
    trial.to(2000).intake.point(null, 2000);
    trial.to(4000).intake.point(onPad(1), 4000);
    trial.to(9000);
    expect(trial.played).toBe('1@500-4500');
  });
});
