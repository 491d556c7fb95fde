/** The whole screen for the pads, where that helps. */

/** iPads answer taps in full screen with a warning about typing, so there the browser's own frame is the lesser evil. */
function isApple(): boolean {
  return 'CSS' in window && CSS.supports('-webkit-touch-callout', 'none');
}

/** From within the end of a touch: only that counts as a person's wish. */
export function fillScreen(): void {
  const page = document.documentElement;
  if (document.fullscreenElement || isApple() || typeof page.requestFullscreen !== 'function') return;
  page.requestFullscreen({ navigationUI: 'hide' }).catch(() => {
    // Not allowed here: the pads fill the window instead.
  });
}
