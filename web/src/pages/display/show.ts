/** Runs the picture: facts in, one frame after the other out, with what stands beside the circle. */
import { Fader } from '../../light/fader';
import { createStage } from '../../light/stage';
import { get } from '../../net/api';
import type { Connection } from '../../net/connection';
import { onWords, say } from '../../words/say';
import { CodeShown, layBeside, type Measure } from './beside';
import { inWords } from './in-words';

/** Seconds without a pointer until it is hidden. */
const IDLE = 3;

/** Part of their light that the controls keep while the picture is dim, or their words could not be read. */
const CONTROLS = 0.8;

const FONT = '"Atkinson Hyperlegible Next Variable", Verdana, sans-serif';

export interface Parts {
  readonly canvas: HTMLCanvasElement;
  /** What stands beside the circle. */
  readonly beside: HTMLElement;
  readonly qr: HTMLImageElement;
  readonly code: HTMLElement;
  readonly address: HTMLElement;
  /** The same in words, for those who don't see the picture. */
  readonly said: HTMLElement;
  readonly corner: HTMLElement;
}

const now = () => performance.now() / 1000;

export function runShow(room: string, connection: Connection, parts: Parts): void {
  const { canvas, beside, corner } = parts;
  const stage = createStage(canvas, {
    serverNow: (local) => connection.clock.serverNow(local),
    still: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  const shown = new CodeShown();
  const besideLight = new Fader(beside);
  const cornerLight = new Fader(corner, 0.3, true);
  const measure = measureIn(FONT);
  let wanted: string | null = null;
  let written: string | null = null;
  let address = window.location.host;
  let moved = now();

  /** Puts everything where it belongs on this screen. */
  function place(): void {
    if (written === null) {
      stage.setAside(null);
      return;
    }
    const [width, height] = [window.innerWidth, window.innerHeight];
    const layout = layBeside(width, height, spaced(written), [say('display.come'), address], measure);
    beside.className = width >= height ? 'beside right' : 'beside below';
    beside.style.width = `${layout.width}px`;
    beside.style.height = `${layout.height}px`;
    beside.style.setProperty('--unit', `${layout.unit}px`);
    beside.style.setProperty('--qr', `${layout.qr}px`);
    beside.style.setProperty('--code', `${layout.code}px`);
    beside.style.setProperty('--text', `${layout.text}px`);
    stage.setAside(layout);
  }

  function write(code: string): void {
    written = code;
    parts.code.textContent = spaced(code);
    parts.address.textContent = address;
    parts.qr.src = `/api/rooms/${encodeURIComponent(room)}/qr.svg?code=${encodeURIComponent(code)}`;
    parts.qr.alt = say('display.qr', { address });
    place();
    get<{ readonly addresses: readonly string[] }>('/api/host').then(
      (host) => {
        const first = host.addresses[0];
        if (first === undefined) return;
        address = first.replace(/^https?:\/\//, '').replace(/\/$/, '');
        parts.address.textContent = address;
        parts.qr.alt = say('display.qr', { address });
        place();
      },
      () => {
        // Then the address of this page must do.
      },
    );
  }

  function besideNow(): void {
    const { code, level } = shown.step(wanted, now());
    if (code !== null && level > 0 && code !== written) write(code);
    if (level === 0 && written !== null) {
      written = null;
      place();
    }
    besideLight.show(level * stage.brightness(), now());
  }

  /** For those who ask the page rather than look at it; written only when it changes. */
  function beatsNow(): void {
    const left = stage.beatsLeft();
    const text = left === null ? '' : String(left);
    if (canvas.dataset.beats !== text) canvas.dataset.beats = text;
  }

  function frame(): void {
    if (!canvas.isConnected) stage.stop(); // the room has ended
    beatsNow();
    besideNow();
    const idle = now() - moved > IDLE;
    document.body.classList.toggle('idle', idle);
    cornerLight.show(idle ? controlsLight(stage.brightness()) : 1, now());
  }

  connection.on('stage', (fact) => {
    stage.feed('stage', fact);
    wanted = fact.code;
    parts.said.textContent = inWords(fact);
  });
  connection.on('lights', (fact) => stage.feed('lights', fact));
  connection.onState((state) => stage.setHere(state === 'here' || state === 'connecting'));

  const resize = () => {
    stage.resize();
    place();
  };
  const stir = () => {
    moved = now();
  };
  onWords(() => window.setTimeout(resize)); // once the page has drawn the new words
  window.addEventListener('resize', resize);
  window.addEventListener('pointermove', stir);
  window.addEventListener('keydown', stir);
  // The picture's own letters are drawn, so they need the font beforehand.
  if (document.fonts !== undefined) document.fonts.ready.then(resize);
  stage.start(frame);
}

/** They go with the picture, dark when it is off, but stay readable as long as it is only dim. */
function controlsLight(brightness: number): number {
  return Math.max(brightness, Math.min(CONTROLS, 2 * brightness));
}

/** Six letters are read in two threes. */
function spaced(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

function measureIn(font: string): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  return (words, bold) => {
    if (pen === null) return words.length * 0.6;
    pen.font = `${bold ? 700 : 430} 100px ${font}`;
    return pen.measureText(words).width / 100;
  };
}
