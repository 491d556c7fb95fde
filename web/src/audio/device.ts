// How much sound this device can make at once.

export interface Means {
  /** Voices at once. */
  readonly cap: number;
  readonly reverb: boolean;
  /** One channel per sound, half the memory. */
  readonly mono: boolean;
}

/** Old iPads crackle at about twenty sources; newer tablets bear sixty-four, laptops more than anyone can play. */
export function meansOf(device: { readonly touchPoints: number; readonly cores: number }): Means {
  if (device.touchPoints === 0) return { cap: 128, reverb: true, mono: false };
  if (device.cores >= 4) return { cap: 64, reverb: true, mono: true };
  return { cap: 24, reverb: false, mono: true };
}

export function means(): Means {
  const touchPoints = navigator.maxTouchPoints ?? ('ontouchstart' in window ? 5 : 0);
  return meansOf({ touchPoints, cores: navigator.hardwareConcurrency ?? 2 });
}
