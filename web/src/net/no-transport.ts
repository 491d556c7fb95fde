/** Stands in for the ways of connecting that pages never use, so that old tablets needn't fetch them (vite.config.ts). */

export class NoTransport {
  constructor() {
    throw new Error('Pages are connected by WebSocket only.');
  }
}

export { NoTransport as Fetch, NoTransport as WT, NoTransport as XHR };
