/** Sound from the display itself: a speaker of its own connection, begun by one press. */
import { signal } from '@preact/signals';
import { runSpeaker, type Speaker } from '../../audio/speaker';
import { ApiError } from '../../net/api';
import { type Connection, connect } from '../../net/connection';
import { hostPass, type Pass } from '../../net/pass';

export type Sounding = 'off' | 'waking' | 'on';

export class SoundHere {
  readonly state = signal<Sounding>('off');
  /** A sentence, when it can't. */
  readonly problem = signal<string | null>(null);
  private readonly room: string;
  private pass: Pass | null = null;
  private connection: Connection | null = null;
  private speaker: Speaker | null = null;
  private taken = false;

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
    if (this.speaker === null) {
      if (this.pass === null) {
        void this.prepare();
        this.problem.value = 'The room is not in reach yet. Press once more.';
        return;
      }
      this.connection = connect(this.pass);
      this.speaker = runSpeaker(this.connection);
      this.speaker.onChange(() => this.look());
    }
    this.problem.value = null;
    this.taken = false;
    this.state.value = 'waking';
    this.speaker.start();
    this.look();
  }

  /** The pass beforehand, so that a press can open the sound at once. */
  private async prepare(): Promise<void> {
    try {
      this.pass = await hostPass(this.room, 'speaker');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem.value = null; // asked again at the press
    }
  }

  private look(): void {
    if (this.speaker === null || this.state.value === 'off') return;
    const { role, state, problems } = this.speaker.look();
    this.problem.value = problems[0] ?? null;
    if (role === 'standby' && !this.taken) {
      this.taken = true;
      this.speaker.take();
    } else if (role === 'standby' && this.state.value === 'on') {
      this.close(); // another page sounds now
    } else if (role === 'active') {
      this.taken = true;
      this.state.value = state === 'asleep' ? 'waking' : 'on';
    }
  }

  private close(): void {
    this.state.value = 'off';
    this.speaker?.close();
    this.connection?.close();
    this.speaker = null;
    this.connection = null;
  }
}
