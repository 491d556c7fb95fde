// Sends all that arrives to the page, with the number of its first frame on the audio clock.
const FRAMES = 2048;

class Listening extends AudioWorkletProcessor {
  constructor() {
    super();
    this.begin();
  }

  begin() {
    this.left = new Float32Array(FRAMES);
    this.right = new Float32Array(FRAMES);
    this.filled = 0;
    this.frame = currentFrame;
  }

  process([input]) {
    const quantum = 128;
    if (this.filled === 0) this.frame = currentFrame;
    if (input.length > 0) {
      this.left.set(input[0], this.filled);
      this.right.set(input[input.length - 1], this.filled);
    }
    this.filled += quantum;
    if (this.filled === FRAMES) {
      this.port.postMessage({ frame: this.frame, left: this.left, right: this.right });
      this.begin();
    }
    return true;
  }
}

registerProcessor('listening', Listening);
