/** All that can touch this tablet, put together: the glass, keys and switches, gamepads, MIDI, the tablet's own feeling. */
import { choicesOf } from '../../access/choices';
import { listenToGamepads } from '../../access/gamepads';
import { Intake } from '../../access/intake';
import { type Access, whole } from '../../access/profile';
import type { Signs } from '../../access/signs';
import { switchOfButton } from '../../access/switches';
import { Ways } from '../../access/ways';
import { DEFAULT_ACCESS } from '../../protocol.gen';
import { listenToFingers, type Watcher } from '../../touch/fingers';
import { listenToActivation, listenToKeys } from '../../touch/keys';
import { FIXED, loudness } from '../../touch/loudness';
import type { SurfaceView } from '../../touch/surface';
import type { Touches } from '../../touch/touches';
import type { Moment } from '../../touch/turn';
import type { Senses } from './senses';

export interface Screen {
  readonly root: HTMLElement;
  readonly view: SurfaceView;
  readonly signs: Signs;
}

export class Hands {
  private readonly view: SurfaceView;
  private readonly ways: Ways;
  private senses: Senses | null = null;
  private readonly tell: (sentence: string) => void;

  /** `watcher` sees every contact with the glass; `tell` says a sentence to whoever is there. */
  constructor(screen: Screen, touches: Touches, watcher: Watcher, tell: (sentence: string) => void) {
    const { root, view, signs } = screen;
    this.view = view;
    this.tell = tell;
    const { corner } = view;
    const ground = {
      padAt: (x: number, y: number) => view.padAt(x, y),
      velocity: (pad: number, { x, y, pressure, size }: Parameters<Watcher['down']>[1]) =>
        loudness(this.access().loudness, { along: view.along(pad, x, y), pressure, size }),
      count: () => view.count(),
      corner: {
        pad: () => view.padAt(0, 0) || 0,
        frame: (framed: boolean) => {
          if (framed) corner.element.focus();
          else corner.element.blur();
        },
        hold: (key: string) => corner.hold(key),
        release: (key: string) => corner.release(key),
      },
    };
    const ways = new Ways(new Intake(touches, ground, signs, DEFAULT_ACCESS));
    this.ways = ways;
    listenToFingers(root, ways, watcher);
    listenToKeys(ways, view);
    listenToActivation(root, ways, view);
    listenToGamepads({
      down: (key, button) =>
        ways.now((intake, now) => {
          if (intake.switched) intake.press(key, switchOfButton(button), now);
          else if (view.count() > 0) intake.direct(key, button % view.count(), FIXED, now);
        }),
      up: (key) => ways.now((intake, now) => intake.lift(key, now)),
      lost: (device) => ways.now((intake, now) => intake.lost(device, now)),
    });
    // After the view has laid its pads anew: there may be fewer of them.
    window.addEventListener('resize', () => this.show());
  }

  /** What is on the screen now, and how it is touched. */
  show(): void {
    const { surface } = this.view;
    if (surface === null) return;
    const access = this.access();
    this.ways.now((intake, now) => intake.show(surface.seat, access, surface.hold, now));
    this.sense(access);
  }

  turn(moment: Moment): void {
    this.ways.now((intake, now) => intake.turn(moment.mine, moment.soon, now));
  }

  /** Switches reach these buttons instead of the pads; none: the pads again. */
  reach(buttons: readonly HTMLElement[]): void {
    const choices = choicesOf(buttons);
    if (choices === null && this.ways.intake.reaches === null) return; // what is held stays
    this.ways.now((intake, now) => intake.choose(choices, now));
  }

  /** No hand can be on anything any more. */
  endAll(): void {
    this.ways.now((intake, now) => intake.endAll(now));
  }

  private access(): Access {
    return this.view.surface === null ? DEFAULT_ACCESS : whole(this.view.surface.access);
  }

  /** By the profile that holds once they are there. */
  private sense(access: Access): void {
    if (this.senses !== null) this.senses.want(access);
    else if (access.tilt || access.shake || access.midi) {
      import('./senses')
        .then(({ Senses }) => {
          if (this.senses === null) this.senses = new Senses(this.view, this.ways, this.tell);
          this.senses.want(this.access());
        })
        .catch(() => undefined); // out of reach now: the next change asks again
    }
  }
}
