/** The moments in which a hand can't be on the glass any more, whatever the browser tells afterwards. */

/** `ended` is called at each; `going` says that the page itself may be on its way out. */
export function watchForLeaving(ended: (going: boolean) => void): void {
  window.addEventListener('blur', () => ended(false));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') ended(false);
  });
  document.addEventListener('freeze', () => ended(true));
  // In the capture phase: before the connection closes itself in the same event.
  window.addEventListener('pagehide', () => ended(true), true);
}
