/** The stage on a canvas of any size, fed by a script and a clock of its own: what tests measure, frame by frame. */
import '../src/styles/tokens.css';
import './display.css';
import { createStage, type Stage } from '../src/light/stage';
import type { Facts } from '../src/protocol.gen';

/** What is fed when, seconds. */
type Step =
  | readonly [at: number, event: 'stage', fact: Facts['stage']]
  | readonly [at: number, event: 'lights', fact: Facts['lights']]
  | readonly [at: number, event: 'here', fact: boolean];

interface Setting {
  readonly width: number;
  readonly height: number;
  readonly still?: boolean;
  /** A strip kept free at the right, pixels. */
  readonly aside?: number;
  /** Paints white and black over everything so many times a second, past the limiter. */
  readonly strobe?: number;
}

const canvas = document.getElementById('stage') as HTMLCanvasElement;
let stage: Stage;
let setting: Setting;
let time = 0;
let script: readonly Step[] = [];
let step = 0;

function begin(wanted: Setting, steps: readonly Step[]): void {
  setting = wanted;
  script = steps;
  step = 0;
  time = 0;
  canvas.style.width = `${wanted.width}px`;
  canvas.style.height = `${wanted.height}px`;
  stage = createStage(canvas, {
    now: () => time,
    serverNow: (local) => local,
    ...(wanted.still === undefined ? {} : { still: wanted.still }),
  });
  if (wanted.aside !== undefined) stage.setAside({ width: wanted.aside, height: wanted.height });
}

/** Feeds everything up to a moment and draws it. */
function show(at: number): void {
  for (let next = script[step]; next !== undefined && next[0] <= at; next = script[step]) {
    time = next[0];
    if (next[1] === 'here') stage.setHere(next[2]);
    else if (next[1] === 'stage') stage.feed('stage', next[2]);
    else stage.feed('lights', next[2]);
    step += 1;
  }
  time = at;
  stage.draw();
  if (setting.strobe === undefined) return;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 0.8;
  pen.fillStyle = Math.floor(at * setting.strobe * 2) % 2 === 0 ? '#ffffff' : '#000000';
  pen.fillRect(0, 0, canvas.width / 2, canvas.height / 2);
}

const LINEAR = new Float32Array(256).map((_, value) => {
  const channel = value / 255;
  return 255 * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
});

/** The mean linear red, green and blue (0 to 255) of each cell of a frame, row by row. */
function cellsOf(side: number, into: Uint8Array, from: number): void {
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { width, height } = canvas;
  const pixels = pen.getImageData(0, 0, width, height).data;
  const across = Math.floor(width / side);
  const down = Math.floor(height / side);
  const sums = new Float32Array(across * 3);
  for (let row = 0; row < down; row += 1) {
    sums.fill(0);
    for (let y = row * side; y < (row + 1) * side; y += 1) {
      let at = 4 * y * width;
      for (let cell = 0; cell < across; cell += 1) {
        let red = 0;
        let green = 0;
        let blue = 0;
        for (let x = 0; x < side; x += 1, at += 4) {
          red += LINEAR[pixels[at] as number] as number;
          green += LINEAR[pixels[at + 1] as number] as number;
          blue += LINEAR[pixels[at + 2] as number] as number;
        }
        sums[3 * cell] = (sums[3 * cell] as number) + red;
        sums[3 * cell + 1] = (sums[3 * cell + 1] as number) + green;
        sums[3 * cell + 2] = (sums[3 * cell + 2] as number) + blue;
      }
    }
    for (let i = 0; i < sums.length; i += 1) {
      into[from + row * sums.length + i] = Math.round((sums[i] as number) / (side * side));
    }
  }
}

/** Frames `first` to `last` (exclusive) at `fps`, as cells, base64. */
function film(first: number, last: number, fps: number, side: number): string {
  const size = Math.floor(canvas.width / side) * Math.floor(canvas.height / side) * 3;
  const all = new Uint8Array(size * (last - first));
  for (let frame = first; frame < last; frame += 1) {
    show(frame / fps);
    cellsOf(side, all, size * (frame - first));
  }
  let text = '';
  for (let i = 0; i < all.length; i += 0x8000) {
    text += String.fromCharCode.apply(null, Array.from(all.subarray(i, i + 0x8000)));
  }
  return btoa(text);
}

/** Milliseconds a frame takes to draw, over so many frames. */
function pace(from: number, frames: number, fps: number): number {
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const began = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    show(from + frame / fps);
    pen.getImageData(0, 0, 1, 1); // what is queued counts too
  }
  return (performance.now() - began) / frames;
}

Object.assign(window, { stageTest: { begin, show, film, pace } });
