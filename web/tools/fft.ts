// A plain radix-2 Fourier transform, enough to search loops and read pitches while the pack is built.

const turns = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>();

function turnsOf(size: number): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const known = turns.get(size);
  if (known) return known;
  const half = size >> 1;
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  turns.set(size, { cos, sin });
  return { cos, sin };
}

/** Transforms in place; the length is a power of two. With `inverse`, unscaled. */
export function fft(re: Float64Array, im: Float64Array, inverse = false): void {
  const n = re.length;
  const sign = inverse ? -1 : 1;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const a = re[i] as number;
      const b = im[i] as number;
      re[i] = re[j] as number;
      im[i] = im[j] as number;
      re[j] = a;
      im[j] = b;
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    const half = size >> 1;
    const { cos, sin } = turnsOf(size);
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k++) {
        const lo = start + k;
        const hi = lo + half;
        const c = cos[k] as number;
        const s = (sin[k] as number) * sign;
        const hr = re[hi] as number;
        const hm = im[hi] as number;
        const xr = hr * c - hm * s;
        const xi = hr * s + hm * c;
        re[hi] = (re[lo] as number) - xr;
        im[hi] = (im[lo] as number) - xi;
        re[lo] = (re[lo] as number) + xr;
        im[lo] = (im[lo] as number) + xi;
      }
    }
  }
}

/** For every lag 0 .. long.length - short.length: the inner product of `short` with `long` from there on. */
export function correlate(long: Float64Array, short: Float64Array): Float64Array {
  let n = 1;
  while (n < long.length + short.length) n <<= 1;
  const ar = new Float64Array(n);
  const ai = new Float64Array(n);
  const br = new Float64Array(n);
  const bi = new Float64Array(n);
  ar.set(long);
  br.set(short);
  fft(ar, ai);
  fft(br, bi);
  for (let i = 0; i < n; i++) {
    const r = (ar[i] ?? 0) * (br[i] ?? 0) + (ai[i] ?? 0) * (bi[i] ?? 0);
    const m = (ai[i] ?? 0) * (br[i] ?? 0) - (ar[i] ?? 0) * (bi[i] ?? 0);
    ar[i] = r;
    ai[i] = m;
  }
  fft(ar, ai, true);
  return ar.subarray(0, long.length - short.length + 1).map((v) => v / n);
}
