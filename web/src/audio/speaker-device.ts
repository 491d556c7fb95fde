// The name by which this browser is known as a speaker: what was measured for its loudspeaker is kept under it.

const KEY = 'roundelay.speaker';

function drawn(): string {
  const bytes = new Uint8Array(8);
  window.crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sixteen hexadecimal digits; null where nothing can be kept, since a new name each time would be of no use. */
export function speakerDevice(): string | null {
  try {
    const known = window.localStorage.getItem(KEY);
    if (known !== null && /^[0-9a-f]{16}$/.test(known)) return known;
    const name = drawn();
    window.localStorage.setItem(KEY, name);
    return name;
  } catch {
    return null;
  }
}
