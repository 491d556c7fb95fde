import { describe, expect, it } from 'vitest';
import { DRIFT } from '../../light/times';
import { CodeShown, layBeside } from './beside';

const measure = (words: string, bold: boolean) => words.length * (bold ? 0.62 : 0.55);
const LINES = ['Come and join', '192.168.8.1:8080'];

describe('[D1] what stands beside the circle', () => {
  it.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ])('can be read at 6 m on a screen of %i x %i', (width, height) => {
    const beside = layBeside(width, height, 'KFM 7RQ', LINES, measure);
    expect(beside.text).toBeGreaterThanOrEqual(0.05 * height - 1e-9);
    expect(beside.code).toBeGreaterThan(beside.text);
    expect(beside.qr).toBeGreaterThan(0.35 * height);
  });

  it.each([
    [1920, 1080],
    [1024, 768],
    [768, 1024],
    [390, 844],
  ])('fits on a screen of %i x %i and leaves most of it to the circle', (width, height) => {
    const beside = layBeside(width, height, 'KFM 7RQ', LINES, measure);
    const side = width >= height ? beside.width - 80 * beside.unit : width - beside.qr - 120 * beside.unit;
    for (const line of LINES) expect(measure(line, false) * beside.text).toBeLessThanOrEqual(side + 1e-6);
    const left = width >= height ? width - beside.width : height - beside.height;
    expect(left).toBeGreaterThanOrEqual(0.5 * Math.max(width, height));
  });
});

describe('[D2] the code', () => {
  it('fades in, and out again', () => {
    const shown = new CodeShown();
    shown.step('KFM7RQ', 0);
    expect(shown.step('KFM7RQ', DRIFT / 2)).toEqual({ code: 'KFM7RQ', level: 0.5 });
    expect(shown.step('KFM7RQ', 2).level).toBe(1);
    shown.step(null, 3);
    expect(shown.step(null, 3 + DRIFT / 2).level).toBeCloseTo(0.5);
    expect(shown.step(null, 5).level).toBe(0);
  });

  it('makes room for another one', () => {
    const shown = new CodeShown();
    shown.step('AAAAAA', 0);
    shown.step('AAAAAA', 2);
    const seen = new Set<string>();
    for (let now = 2; now < 6; now += 0.05) {
      const { code, level } = shown.step('BBBBBB', now);
      if (code === 'BBBBBB' && seen.size === 0) expect(level).toBeLessThan(0.05);
      if (code === 'BBBBBB') seen.add(code);
    }
    expect(shown.step('BBBBBB', 7)).toEqual({ code: 'BBBBBB', level: 1 });
  });

  it('never flickers with the door', () => {
    const shown = new CodeShown();
    let turns = 0;
    let before = 0;
    let rising = true;
    for (let now = 0; now < 10; now += 1 / 60) {
      const { level } = shown.step(Math.floor(now * 5) % 2 === 0 ? 'KFM7RQ' : null, now);
      if (level !== before && level > before !== rising) {
        rising = !rising;
        turns += 1;
      }
      before = level;
    }
    expect(turns).toBeLessThanOrEqual(9);
  });
});
