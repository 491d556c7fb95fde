// How bright the whole room sounds: one gentle low-pass, from open down to what a closed door lets through.

export const OPEN_HERTZ = 18000;
export const CLOSED_HERTZ = 1200;

/** Where the low-pass stands for a brightness of 1 (open) to 0, evenly in octaves. */
export function brightnessHertz(brightness: number): number {
  const open = Math.max(0, Math.min(1, brightness));
  return CLOSED_HERTZ * (OPEN_HERTZ / CLOSED_HERTZ) ** open;
}
