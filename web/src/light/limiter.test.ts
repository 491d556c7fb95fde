import { describe, expect, it } from 'vitest';
import { APART, Blocks, type Box, Change, each, FALL, HOLD, Mark, QUIET, Shares, Slew } from './limiter';
import { DRIFT } from './times';

/** The same numbers every time (a small linear congruential generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const FRAME = 1 / 60;

/** How often a level goes up by a tenth or more after having gone down by as much, in its worst second. */
function flashes(levels: readonly number[], fps = 60): number {
  const ups: number[] = [];
  let low = levels[0] ?? 0;
  let high = low;
  let rising = true;
  levels.forEach((level, frame) => {
    low = Math.min(low, level);
    high = Math.max(high, level);
    if (rising && high - level >= 0.1) {
      rising = false;
      low = level;
    } else if (!rising && level - low >= 0.1) {
      rising = true;
      high = level;
      ups.push(frame);
    }
  });
  return Math.max(0, ...ups.map((up) => ups.filter((other) => other >= up && other < up + fps).length));
}

/** The level of a mark, frame by frame, touched at these times. */
function marked(touches: readonly number[], seconds: number): number[] {
  const mark = new Mark();
  const levels: number[] = [];
  let next = 0;
  for (let now = 0; now < seconds; now += FRAME) {
    for (let touch = touches[next]; touch !== undefined && touch <= now; touch = touches[next]) {
      mark.touch(now);
      next += 1;
    }
    levels.push(mark.level(now));
  }
  return levels;
}

describe('[D2] a mark', () => {
  it('is up in the moment of the touch', () => {
    const mark = new Mark();
    expect(mark.level(4)).toBe(0);
    mark.touch(5);
    expect(mark.level(5)).toBe(1);
  });

  it('stays up, then falls smoothly, and is gone', () => {
    const mark = new Mark();
    mark.touch(0);
    expect(mark.level(HOLD)).toBe(1);
    expect(mark.level(HOLD + FALL / 2)).toBeCloseTo(0.5);
    expect(mark.level(HOLD + FALL)).toBeCloseTo(0);
    for (let now = HOLD; now < HOLD + FALL; now += FRAME) {
      expect(mark.level(now) - mark.level(now + FRAME)).toBeLessThan(0.04);
    }
  });

  it('stays up as long as it is held, and falls when a long hold ends', () => {
    const mark = new Mark();
    mark.hold(0);
    expect(mark.level(100)).toBe(1);
    mark.release(100);
    expect(mark.level(100)).toBe(1);
    expect(mark.level(100 + FALL)).toBeCloseTo(0);
  });

  it('stays up its time even when it is let go at once', () => {
    const mark = new Mark();
    mark.hold(0);
    mark.release(0.01);
    expect(mark.level(HOLD - 0.01)).toBe(1);
  });

  it('is only kept up by a weaker touch', () => {
    const mark = new Mark();
    mark.touch(0);
    mark.touch(0.3, 0.4);
    expect(mark.level(0.3 + HOLD)).toBe(1);
  });

  it('never flashes more than twice in any second, whatever the hand does', () => {
    for (let rate = 0.5; rate <= 15; rate += 0.1) {
      const steady = Array.from({ length: Math.floor(6 * rate) }, (_, n) => n / rate);
      expect(flashes(marked(steady, 6))).toBeLessThanOrEqual(2);
    }
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = dice(seed);
      const touches: number[] = [];
      for (let at = 0; at < 20; at += random() < 0.5 ? random() * 1.5 : random() * 0.2) touches.push(at);
      expect(flashes(marked(touches, 20))).toBeLessThanOrEqual(2);
    }
  });

  it('flashes at most 1.7 times a second on the whole', () => {
    // The worst hand waits until the light has just fallen by a tenth, then touches again.
    const worst = Array.from({ length: 60 }, (_, n) => n * (HOLD + 0.2 * FALL));
    const levels = marked(worst, 20);
    let ups = 0;
    levels.forEach((level, frame) => {
      if (level - (levels[frame - 1] ?? 1) > 0.05) ups += 1;
    });
    expect(ups / 20).toBeLessThan(1.7);
  });
});

describe('[D2] a large light', () => {
  it('changes by no more than a tenth in 400 ms, wherever it is sent', () => {
    const random = dice(3);
    const slew = new Slew();
    const levels: number[] = [];
    for (let now = 0; now < 20; now += FRAME) levels.push(slew.towards(random() < 0.5 ? 1 : 0, now));
    levels.forEach((level, frame) => {
      const before = levels[frame - 24]; // 400 ms
      if (before !== undefined) expect(Math.abs(level - before)).toBeLessThanOrEqual(0.1 + 1e-9);
    });
  });

  it('gets there', () => {
    const slew = new Slew();
    slew.towards(1, 1);
    expect(slew.towards(1, 6)).toBe(1);
  });
});

describe('[D2] a change of scene', () => {
  it('ends before the next begins', () => {
    const change = new Change('full');
    change.want('dim', 10);
    change.want('full', 10.3);
    expect(change.to).toBe('dim');
    expect(change.mix(10.6)).toBeCloseTo(0.5);
    expect(change.mix(10.01 + DRIFT)).toBe(0);
    expect(change.to).toBe('full');
  });

  it('fades as quickly as was wished, the fade that runs already excepted', () => {
    const change = new Change('full');
    change.want('dim', 0);
    change.want('full', 0.1, 0.4);
    expect(change.mix(DRIFT - 0.01)).toBeLessThan(1);
    expect([change.mix(DRIFT), change.to]).toEqual([0, 'full']);
    expect(change.mix(DRIFT + 0.4)).toBe(1);
    const shares: [string, number][] = [];
    each(change, 5, (state, share) => shares.push([state, share]));
    expect(shares).toEqual([['full', 1]]);
  });

  it('forgets a wish that was taken back', () => {
    const change = new Change(false);
    change.want(true, 0);
    change.want(false, 0.2);
    change.want(true, 0.4);
    expect(change.mix(5)).toBe(1);
    expect(change.to).toBe(true);
  });

  it('cannot be flicked into a flicker', () => {
    for (const rate of [1, 2, 4, 8, 25]) {
      const change = new Change(false);
      const levels: number[] = [];
      for (let now = 0; now < 10; now += FRAME) {
        change.want(Math.floor(now * rate) % 2 === 1, now);
        const mix = change.mix(now);
        levels.push(change.to ? mix : 1 - mix);
      }
      expect(flashes(levels)).toBeLessThanOrEqual(1);
    }
  });
});

describe('[D2] blocks', () => {
  const whole: Box = { x: 0, y: 0, width: 1, height: 1 };
  const small = (x: number, y: number): Box => ({ x, y, width: 0.06, height: 0.06 });

  it('let everything rise together', () => {
    const blocks = new Blocks();
    expect(blocks.grant(whole, 0.5, 1)).toBe(true);
    expect(blocks.grant(whole, 0.5, 1.05)).toBe(true);
  });

  it('refuse a second large rise until the first has had its time', () => {
    const blocks = new Blocks();
    blocks.grant(whole, 0.5, 1);
    expect(blocks.grant(whole, 0.5, 1.3)).toBe(false);
    expect(blocks.grant(whole, 0.5, 1 + APART)).toBe(true);
  });

  it('let a small light rise whenever it likes', () => {
    const blocks = new Blocks();
    for (let at = 0; at < 5; at += APART / 4) expect(blocks.grant(small(0.1, 0.1), 0.5, at)).toBe(true);
  });

  it('do not mind what is too faint to be a flash', () => {
    const blocks = new Blocks();
    for (let at = 0; at < 5; at += 0.1) expect(blocks.grant(whole, QUIET, at)).toBe(true);
  });

  it('do not mind what rises elsewhere', () => {
    const blocks = new Blocks();
    blocks.grant({ x: 0, y: 0, width: 0.3, height: 0.3 }, 0.5, 1);
    expect(blocks.grant({ x: 0.7, y: 0.7, width: 0.3, height: 0.3 }, 0.5, 1.3)).toBe(true);
  });

  /** Seconds: what rises within so little is one rise, since nothing falls in between. */
  const TURN = 0.25;

  it('never let a quarter of a block rise more than twice in a second, however lights are asked for', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = dice(seed);
      const blocks = new Blocks();
      const rises: { at: number; area: number }[] = [];
      const size = 0.05 + random() * 0.12;
      for (let at = 0; at < 20; at += random() * 0.05) {
        // All within the one block in the top left corner, counted here by hand.
        const box = { x: random() * (1 / 3 - size), y: random() * (1 / 3 - size), width: size, height: size };
        if (blocks.grant(box, 0.5, at)) rises.push({ at, area: size * size * 9 });
      }
      const flashed: number[] = [];
      let since = Number.NEGATIVE_INFINITY;
      for (const rise of rises) {
        const together = rises.filter(({ at }) => at > since && at > rise.at - TURN && at <= rise.at);
        if (together.reduce((sum, { area }) => sum + area, 0) >= 0.25) {
          if (rise.at - (flashed[flashed.length - 1] ?? -1) > TURN) flashed.push(rise.at);
          since = rise.at;
        }
      }
      for (const at of flashed) {
        expect(flashed.filter((other) => other >= at && other < at + 1).length).toBeLessThanOrEqual(2);
      }
    }
  });
});

describe('[D2] shares', () => {
  it('leave few lights alone', () => {
    const shares = new Shares(100);
    shares.add(-90, 0, 30, 1);
    shares.add(90, 0, 30, 1);
    expect(shares.of(-90, 0, 30)).toBe(1);
  });

  it('keep the sum of many lights in one place bounded', () => {
    const shares = new Shares(100);
    for (let light = 0; light < 12; light += 1) shares.add(0, 0, 50, 1);
    expect(12 * shares.of(0, 0, 50)).toBeCloseTo(3);
  });

  it('begin anew with every frame', () => {
    const shares = new Shares(100);
    for (let light = 0; light < 12; light += 1) shares.add(0, 0, 50, 1);
    shares.clear();
    shares.add(0, 0, 50, 1);
    expect(shares.of(0, 0, 50)).toBe(1);
  });
});
