/** What few tablets are played by: the tablet's own feeling, and MIDI. Fetched once it is wanted. */
import { listenToMidi } from '../../access/midi';
import { padOfKey } from '../../access/midi-pads';
import type { Access } from '../../access/profile';
import { Sensors } from '../../access/sensors';
import { Shake, Tilt } from '../../access/tilt';
import type { Ways } from '../../access/ways';
import type { SurfaceView } from '../../touch/surface';
import { say } from '../../words/say';

/** Degrees, clockwise, by which the picture is turned on the glass: against the tablet, whose top is there. */
const TURNED: Readonly<Record<Access['turned'], number>> = {
  upright: 0,
  left: 90,
  upside_down: 180,
  right: 270,
};

export class Senses {
  private readonly view: SurfaceView;
  private readonly ways: Ways;
  private readonly tell: (sentence: string) => void;
  private readonly sensors: Sensors;
  private readonly tilt = new Tilt();
  private readonly shake = new Shake();
  private stopMidi: (() => void) | null = null;

  constructor(view: SurfaceView, ways: Ways, tell: (sentence: string) => void) {
    this.view = view;
    this.ways = ways;
    this.tell = tell;
    this.sensors = new Sensors({
      leans: (angle) =>
        ways.now((intake, now) => {
          const count = view.count();
          intake.lean(count > 0 ? this.tilt.lean(angle, count) : null, now);
        }),
      moves: (force) =>
        ways.now((intake, now) => {
          if (this.shake.moved(force, now)) intake.shaken(now);
        }),
      none: () => tell(say('pad.sensor.none')),
    });
  }

  want({ tilt, shake, midi, turned }: Access): void {
    if (!tilt) this.tilt.forget();
    this.sensors.want(tilt, shake, TURNED[turned]);
    if (midi === (this.stopMidi !== null)) return;
    if (this.stopMidi === null) {
      this.stopMidi = this.hearMidi();
    } else {
      this.stopMidi();
      this.stopMidi = null;
    }
  }

  private hearMidi(): () => void {
    return listenToMidi({
      down: (key, note, velocity) => {
        const { surface } = this.view;
        if (surface === null) return;
        const pitches = surface.pads.slice(0, this.view.count()).map((pad) => pad.pitch);
        this.ways.now((intake, now) => intake.direct(key, padOfKey(note, pitches), velocity, now));
      },
      up: (key) => this.ways.now((intake, now) => intake.lift(key, now)),
      lost: (device) => this.ways.now((intake, now) => intake.lost(device, now)),
      none: () => this.tell(say('pad.midi.none')),
    });
  }
}
