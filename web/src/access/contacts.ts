/** Which contacts on the glass are one touch: a finger is one, and so is a palm with all its contacts. Pure. */

/** Where a contact lies, and how broad it is. In px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Contacts closer than this belong to one hand that lies there. */
const NEAR_MM = 40;
/** What is broader than a finger reaches further, by as much. */
const FINGER_MM = 20;

interface Touch {
  /** The contact it began with: only this one slides. */
  readonly first: string;
  contacts: number;
}

export class Contacts {
  private readonly spots = new Map<string, Spot>();
  private readonly belongs = new Map<string, string>();
  private readonly touches = new Map<string, Touch>();
  private count = 0;

  has(key: string): boolean {
    return this.spots.has(key);
  }

  /** A contact comes down. Answers the name of the touch that begins with it; null: it belongs to one that is there.
   * `millimetre`: in px, where contacts close together are one; null: each is its own. */
  down(key: string, spot: Spot, millimetre: number | null): string | null {
    const near = millimetre === null ? null : this.near(spot, millimetre);
    this.spots.set(key, spot);
    const touch = near === null ? undefined : this.touches.get(near);
    if (near !== null && touch !== undefined) {
      touch.contacts += 1;
      this.belongs.set(key, near);
      return null;
    }
    this.count += 1;
    const name = `contact ${this.count}`;
    this.belongs.set(key, name);
    this.touches.set(name, { first: key, contacts: 1 });
    return name;
  }

  /** The touch that slides with this contact; null: none. */
  move(key: string, spot: Spot): string | null {
    const name = this.belongs.get(key);
    if (name === undefined) return null;
    this.spots.set(key, spot);
    const touch = this.touches.get(name);
    return touch !== undefined && touch.first === key ? name : null;
  }

  /** The touch that is over with this contact: its last one. */
  up(key: string): string | null {
    const name = this.belongs.get(key);
    if (name === undefined) return null;
    this.belongs.delete(key);
    this.spots.delete(key);
    const touch = this.touches.get(name);
    if (touch === undefined) return null;
    touch.contacts -= 1;
    if (touch.contacts > 0) return null;
    this.touches.delete(name);
    return name;
  }

  keys(): string[] {
    return Array.from(this.spots.keys());
  }

  clear(): void {
    this.spots.clear();
    this.belongs.clear();
    this.touches.clear();
  }

  private near(spot: Spot, millimetre: number): string | null {
    const beyond = ({ size }: Spot) => Math.max(0, size - FINGER_MM * millimetre) / 2;
    let nearest: string | null = null;
    let least = NEAR_MM * millimetre;
    this.spots.forEach((other, key) => {
      const apart = Math.hypot(other.x - spot.x, other.y - spot.y) - beyond(spot) - beyond(other);
      if (apart >= least) return;
      least = apart;
      nearest = this.belongs.get(key) || null;
    });
    return nearest;
  }
}
