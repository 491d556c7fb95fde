/** What the start page says about the network and the open rooms. */
import { say } from '../../words/say';

export interface OpenRoom {
  readonly room: string;
  readonly code: string;
  /** Seconds since it was started. */
  readonly started: number;
  /** Tablets in it now. */
  readonly here: number;
}

export interface HostFacts {
  readonly addresses: readonly string[];
  readonly passphrase_set: boolean;
  readonly rooms: readonly OpenRoom[];
  /** Some other device has reached this server. */
  readonly reached: boolean;
  readonly problems: readonly string[];
  readonly tls: boolean;
  readonly version: string;
}

/** Seconds a room stands open before silence on the network is worth a word. */
const UNREACHED_S = 60;

/** "192.168.8.1:8080" of "http://192.168.8.1:8080". */
export function bareAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/+$/, '');
}

export interface NetworkWords {
  readonly ok: boolean;
  readonly text: string;
  readonly addresses: readonly string[];
}

export function networkWords(host: HostFacts): NetworkWords {
  const addresses = host.addresses.map(bareAddress);
  if (addresses.length === 0) {
    const text = say('host.no_network');
    return { ok: false, text, addresses };
  }
  const waited = host.rooms.some((room) => room.started >= UNREACHED_S);
  if (waited && !host.reached) {
    const text = say('host.no_device');
    return { ok: false, text, addresses };
  }
  return { ok: true, text: say('host.reachable'), addresses };
}

/** "KFM 7RQ, 5 tablets, since 42 minutes". */
export function roomWords(room: OpenRoom): string {
  const tablets = room.here === 0 ? say('host.no_tablet') : say('host.tablets', { count: room.here });
  const minutes = Math.floor(room.started / 60);
  const hours = Math.floor(minutes / 60);
  const since =
    minutes < 1
      ? say('host.just_started')
      : minutes < 90
        ? say('host.open_minutes', { minutes })
        : say('host.open_hours', { hours });
  return `${tablets}, ${since}`;
}

/** Six letters are read out in two threes. */
export function spacedCode(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
