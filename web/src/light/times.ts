/** How long light takes to become another one. By itself, so that a page that only fades carries no more than this. */

/** Seconds for a change of scene. */
export const DRIFT = 1.2;
