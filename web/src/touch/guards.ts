/** What a browser does with hands that the instrument must not: zoom, scroll, select, drag, menus, swipes back. */

/** Pinches as old iPads tell them. */
const GESTURES = ['gesturestart', 'gesturechange', 'gestureend'];
const NEVER = ['contextmenu', 'selectstart', 'dragstart', 'dblclick', ...GESTURES];

function prevent(event: Event): void {
  if (event.cancelable) event.preventDefault();
}

/** A trackpad's pinch arrives as a wheel with Ctrl. */
function preventPinch(event: WheelEvent): void {
  if (event.ctrlKey) prevent(event);
}

/** What is to be read may be scrolled. */
const READ = '.panel-sheet';

function preventMoving(event: Event): void {
  if (!(event.target instanceof Element) || event.target.closest(READ) === null) prevent(event);
}

/** Guards the whole page until the returned function is called: pages to be read stay zoomable. */
export function guard(root: HTMLElement): () => void {
  const active = { passive: false };
  for (const name of NEVER) document.addEventListener(name, prevent, active);
  // On the surface every touch is ours from its very start: that also stops the clicks browsers make of touches.
  root.addEventListener('touchstart', prevent, active);
  document.addEventListener('touchmove', preventMoving, active);
  document.addEventListener('wheel', preventPinch, active);
  return () => {
    for (const name of NEVER) document.removeEventListener(name, prevent);
    root.removeEventListener('touchstart', prevent);
    document.removeEventListener('touchmove', preventMoving);
    document.removeEventListener('wheel', preventPinch);
  };
}

/** A swipe back lands on the page itself. Call it from a touch: browsers skip what a page adds by itself. */
export function holdPlace(): void {
  window.history.pushState({ place: 'held' }, '');
}

/** Puts the held place back whenever a swipe has used it up. */
export function keepPlace(): () => void {
  const back = () => holdPlace();
  window.addEventListener('popstate', back);
  return () => window.removeEventListener('popstate', back);
}
