/** Keeps the tablet's screen on: by a wake lock, or on plain http and old iPads by a tiny silent film that never ends. */

interface Film {
  enable(): Promise<unknown>;
}

let film: Film | null = null;
let lock: WakeLockSentinel | null = null;

/** Wake locks exist in secure contexts only, so rarely on a local network. */
const canLock = 'wakeLock' in navigator;

async function fetchFilm(): Promise<void> {
  const { default: NoSleep } = await import('@uriopass/nosleep.js');
  film = new NoSleep();
  const video = document.querySelector('video');
  if (video !== null) {
    video.removeAttribute('title');
    video.setAttribute('aria-hidden', 'true');
  }
}

async function takeLock(): Promise<void> {
  if (lock !== null && !lock.released) return;
  try {
    lock = await navigator.wakeLock.request('screen');
  } catch {
    // Low battery, or the page was hidden meanwhile: the next touch asks again.
  }
}

/** Fetches beforehand what `stayAwake` needs: it must act within the touch itself. */
export function prepareToStayAwake(): void {
  if (!canLock) {
    fetchFilm().catch(() => {
      // Without the film the tablet may sleep; the guide says how to set it not to.
    });
  } else {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && lock !== null) void takeLock();
    });
  }
}

/** From within a touch, any number of times. */
export function stayAwake(): void {
  if (canLock) void takeLock();
  else if (film !== null) {
    film.enable().catch(() => {
      // Not allowed in this touch: the next one asks again.
    });
  }
}
