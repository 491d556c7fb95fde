// Stands in for the page's socket: says what a test tells it to say, and answers hello and the clock like the server.
// The server's time is this page's, so that a filmed page lives on the film's clock alone.
(() => {
  const PLAIN = { sid: 'told', upgrades: [], pingInterval: 1e8, pingTimeout: 1e8, maxPayload: 1e6 };
  const RealSocket = window.WebSocket;
  let first = [];
  let socket = null;

  class ToldSocket extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.readyState = RealSocket.CONNECTING;
      this.binaryType = 'arraybuffer';
      socket = this;
      Promise.resolve().then(() => {
        this.readyState = RealSocket.OPEN;
        if (this.onopen) this.onopen({});
        this.say(`0${JSON.stringify(PLAIN)}`);
      });
    }
    say(text) {
      if (this.onmessage) this.onmessage({ data: text });
    }
    send(text) {
      // Never from within its own call: no network answers so soon.
      Promise.resolve().then(() => {
        if (text.indexOf('40') === 0) this.say('40{"sid":"told"}');
        else if (text.indexOf('42["hello"') === 0) for (const [event, fact] of first) window.told.tell(event, fact);
        else if (text.indexOf('42["clock"') === 0) {
          const [, { client }] = JSON.parse(text.slice(2));
          window.told.tell('clock_reply', { client, server: performance.now() / 1000 });
        }
      });
    }
    close() {
      this.readyState = RealSocket.CLOSED;
      if (this.onclose) this.onclose({ code: 1000 });
    }
  }
  for (const state of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED']) ToldSocket[state] = RealSocket[state];
  window.WebSocket = ToldSocket;
  window.told = {
    /** What is said in answer to hello. */
    begin(facts) {
      first = facts;
    },
    tell(event, fact) {
      socket.say(`42${JSON.stringify([event, fact])}`);
    },
  };

  // --- a page's own transitions and animations, on the film's clock
  const ages = new WeakMap();
  window.film = {
    /** So many milliseconds later. What has begun since the last frame begins at this one. */
    advance(ms) {
      for (const one of document.getAnimations()) {
        const age = ages.get(one);
        if (age === undefined) {
          one.pause();
          one.currentTime = 0;
          ages.set(one, 0);
        } else {
          ages.set(one, age + ms);
          if (age + ms >= one.effect.getComputedTiming().endTime) one.finish();
          else one.currentTime = age + ms;
        }
      }
    },
    /** A finger that no hand has comes down on the middle of a pad, or goes; past the last pad it takes the first. */
    finger(kind, id, pad) {
      const pads = document.querySelectorAll('[data-pad]');
      const at = pads[pad % pads.length];
      const { left, top, width, height } = at.getBoundingClientRect();
      at.dispatchEvent(new PointerEvent(kind, {
        pointerId: id, clientX: left + width / 2, clientY: top + height / 2, pointerType: 'touch', isPrimary: false,
        bubbles: true, cancelable: true, width: 20, height: 20, pressure: 0.5,
      }));
    },
  };
})();
