/** The tablet's feeling for how it is held and moved, where it has one and may tell. Off until it is wanted. */
import { leaning } from './tilt';

export interface Feelings {
  /** Degrees by which the right side is lower. */
  leans(angle: number): void;
  /** Metres per second squared, without gravity. */
  moves(force: number): void;
  /** It is wanted, and this tablet doesn't tell. */
  none(): void;
}

const GRAVITY = 9.81;
/** A tablet that feels anything tells so many times a second. */
const PATIENCE_MS = 3000;

/** Newer iPads ask whoever holds them, and only from within a touch. */
interface Asking {
  requestPermission?: () => Promise<string>;
}

function turnedBy(): number {
  const { orientation } = window.screen;
  if (orientation) return orientation.angle;
  return Number((window as { readonly orientation?: number }).orientation) || 0;
}

export class Sensors {
  private readonly feelings: Feelings;
  /** Degrees that the picture is turned on the glass besides. */
  private turned = 0;
  private tilt = false;
  private shake = false;
  private told = false;
  private timer: number | null = null;
  private readonly onTilt = (event: DeviceOrientationEvent) => this.tilted(event);
  private readonly onMove = (event: DeviceMotionEvent) => this.moved(event);
  private readonly ask = () => this.askNow();

  constructor(feelings: Feelings) {
    this.feelings = feelings;
  }

  want(tilt: boolean, shake: boolean, turned: number): void {
    this.turned = turned;
    if (tilt === this.tilt && shake === this.shake) return;
    this.stop();
    this.tilt = tilt;
    this.shake = shake;
    if (tilt || shake) this.begin();
  }

  private stop(): void {
    window.removeEventListener('deviceorientation', this.onTilt);
    window.removeEventListener('devicemotion', this.onMove);
    window.removeEventListener('touchend', this.ask);
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    this.told = false;
  }

  private begin(): void {
    const there =
      (!this.tilt || 'DeviceOrientationEvent' in window) && (!this.shake || 'DeviceMotionEvent' in window);
    if (!there) this.feelings.none();
    else if (this.asking() === undefined) this.listen();
    else window.addEventListener('touchend', this.ask);
  }

  private asking(): Asking['requestPermission'] {
    return ((this.tilt ? DeviceOrientationEvent : DeviceMotionEvent) as unknown as Asking).requestPermission;
  }

  private askNow(): void {
    window.removeEventListener('touchend', this.ask);
    const asking = this.asking();
    if (asking === undefined) return;
    asking().then(
      (answer) => (answer === 'granted' ? this.listen() : this.feelings.none()),
      () => this.feelings.none(),
    );
  }

  private listen(): void {
    if (this.tilt) window.addEventListener('deviceorientation', this.onTilt);
    if (this.shake) window.addEventListener('devicemotion', this.onMove);
    this.timer = window.setTimeout(() => {
      if (!this.told) this.feelings.none();
    }, PATIENCE_MS);
  }

  private tilted({ beta, gamma }: DeviceOrientationEvent): void {
    if (beta === null || gamma === null) return;
    this.told = true;
    this.feelings.leans(leaning(beta, gamma, turnedBy() + this.turned));
  }

  private moved({ acceleration, accelerationIncludingGravity }: DeviceMotionEvent): void {
    const own = acceleration !== null && acceleration.x !== null ? acceleration : null;
    const felt = own || accelerationIncludingGravity;
    if (felt === null || felt.x === null || felt.y === null || felt.z === null) return;
    this.told = true;
    const force = Math.hypot(felt.x, felt.y, felt.z);
    this.feelings.moves(own === null ? Math.abs(force - GRAVITY) : force);
  }
}
