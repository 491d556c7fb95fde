/** In which order pads are asked for: like a tune, up by steps and down again, each about as often, home at the end. Pure. */

/** `count` pads out of `pads`, as indices. */
export function melody(pads: number, count: number): number[] {
  if (pads < 1) return [];
  const top = pads - 1;
  const tune = Array.from({ length: count }, (_, step) => {
    const along = top === 0 ? 0 : step % (2 * top);
    return along <= top ? along : 2 * top - along;
  });
  if (count > 1) tune[count - 1] = 0;
  return tune;
}
