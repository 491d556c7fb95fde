// Browsers let a page sound only after a touch: this is done in that touch.

interface AudioSessionNavigator {
  readonly audioSession?: { type: string };
}

/** A moment of silence as a WAV file at this rate: old iPads follow its rate and stop obeying the ring switch. */
function silentWav(rate: number): Blob {
  const frames = Math.round(rate / 2);
  const view = new DataView(new ArrayBuffer(44 + frames));
  const words = [
    [0, 0x52494646],
    [8, 0x57415645],
    [12, 0x666d7420],
    [36, 0x64617461],
  ] as const;
  for (const [at, word] of words) view.setUint32(at, word);
  view.setUint32(4, 36 + frames, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  view.setUint32(40, frames, true);
  for (let i = 0; i < frames; i++) view.setUint8(44 + i, 128);
  return new Blob([view.buffer], { type: 'audio/wav' });
}

let loop: HTMLAudioElement | null = null;

/** Says that this page plays, before its context is made (newer Apple systems). */
export function announcePlayback(): void {
  const session = (navigator as AudioSessionNavigator).audioSession;
  if (session) session.type = 'playback';
}

/** Called inside the touch: asks the context to run and sends one silent sample its `way`, which old Safari needs. */
export function unlock(context: AudioContext, way: AudioNode): void {
  context.resume().then(undefined, () => undefined);
  const source = context.createBufferSource();
  source.buffer = context.createBuffer(1, 1, context.sampleRate);
  source.connect(way);
  source.start();
  const apple = 'webkitAudioContext' in window || /iP(ad|hone|od)/.test(navigator.userAgent);
  if (!apple || loop || 'audioSession' in navigator) return;
  loop = new Audio(URL.createObjectURL(silentWav(context.sampleRate)));
  loop.loop = true;
  loop.play().then(undefined, () => {
    loop = null;
  });
}
