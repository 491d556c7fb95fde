/** All that touches the surface now, whatever it is: finger, mouse, key, switch. Each is one note until it ends. */

export interface Notes {
  /** A touch begins; answers the note's number. */
  began(pad: number, velocity: number): number;
  ended(note: number, pad: number): void;
}

interface Touch {
  readonly pad: number;
  readonly note: number;
}

export class Touches {
  private readonly held = new Map<string, Touch>();
  private readonly notes: Notes;

  constructor(notes: Notes) {
    this.notes = notes;
  }

  /** `key` names the finger or the key; a new touch under an old name ends the old one, whose end was lost. */
  begin(key: string, pad: number, velocity: number): void {
    this.end(key);
    this.held.set(key, { pad, note: this.notes.began(pad, velocity) });
  }

  end(key: string): void {
    const touch = this.held.get(key);
    if (touch === undefined) return;
    this.held.delete(key);
    this.notes.ended(touch.note, touch.pad);
  }

  endAll(): void {
    for (const key of this.keys()) this.end(key);
  }

  padOf(key: string): number | null {
    const touch = this.held.get(key);
    return touch === undefined ? null : touch.pad;
  }

  keys(): string[] {
    return Array.from(this.held.keys());
  }

  /** The notes of all that is held. */
  sounding(): number[] {
    return Array.from(this.held.values(), (touch) => touch.note);
  }
}
