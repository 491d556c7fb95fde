/** Sound from the display itself: a speaker of its own connection, begun by one press. */
import { signal } from '@preact/signals';
import { runSpeaker, type Speaker } from '../../audio/speaker';
import { ApiError } from '../../net/api';
import { type Connection, connect } from '../../net/connection';
import { hostPass, type Pass } from '../../net/pass';
import { nextStep, type Sounding } from './sounding';

const RETRY_MS = 1000;

export class SoundHere {
  readonly state = signal<Sounding>('off');
  /** A sentence, when it can't. */
  readonly problem = signal<string | null>(null);
  private readonly room: string;
  private pass: Pass | null = null;
  private connection: Connection | null = null;
  private speaker: Speaker | null = null;
  private asked = false;
  private preparing = false;

  constructor(room: string) {
    this.room = room;
    void this.prepare();
  }

  /** Must be called within a press: browsers open sound only then. */
  toggle(): void {
    if (this.state.value !== 'off') {
      this.close();
      return;
    }
    this.problem.value = null;
    this.asked = false;
    this.state.value = 'waking';
    if (this.pass !== null) this.begin(this.pass);
    else void this.prepare();
  }

  private begin(pass: Pass): void {
    this.connection = connect(pass);
    this.speaker = runSpeaker(this.connection);
    this.speaker.onChange(() => this.look());
    this.speaker.start();
    this.look();
  }

  /** The pass beforehand, so that a press can open the sound at once; a press that came sooner is kept until then. */
  private async prepare(): Promise<void> {
    if (this.preparing || this.pass !== null) return;
    this.preparing = true;
    try {
      this.pass = await hostPass(this.room, 'speaker');
      if (this.state.value === 'waking') this.begin(this.pass);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 0 || error.status >= 500) window.setTimeout(() => this.prepare(), RETRY_MS);
      else this.refused(error.message);
    } finally {
      this.preparing = false;
    }
  }

  /** It will not come by asking again: whoever pressed is told why. */
  private refused(sentence: string): void {
    if (this.state.value !== 'waking') return;
    this.close();
    this.problem.value = sentence;
  }

  private look(): void {
    if (this.speaker === null) return;
    const look = this.speaker.look();
    if (look.link === 'gone') {
      this.close();
      return;
    }
    const step = nextStep(this.state.value, this.asked, look);
    this.state.value = step.state;
    this.asked = step.asked;
    this.problem.value = look.problems[0] ?? null;
    if (step.act === 'take') this.speaker.take();
    if (step.act === 'close') this.close();
  }

  private close(): void {
    this.state.value = 'off';
    this.speaker?.close();
    this.connection?.close();
    this.speaker = null;
    this.connection = null;
  }
}
