// Listens at the end of a page's sound: every frame that goes to the loudspeaker, and every voice that starts.
(() => {
  if (!('AudioNode' in window)) return;
  const ears = { voices: [], chunks: [], shift: 0, rate: 0, context: null, contexts: 0 };
  // Seconds on the audio clock up to which everything has been taken down.
  ears.heardUntil = () => {
    const last = ears.chunks[ears.chunks.length - 1];
    return last ? (last.frame + last.both.length + ears.shift) / ears.rate : 0;
  };
  window.ears = ears;

  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when, ...rest) {
    if (this.context instanceof AudioContext && this.buffer && this.buffer.length > 1)
      ears.voices.push({ now: this.context.currentTime, when: when || 0, rate: this.playbackRate.value });
    return start.call(this, when, ...rest);
  };

  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    const answer = connect.call(this, to, ...rest);
    if (to instanceof AudioDestinationNode && this.context instanceof AudioContext) listen(this);
    return answer;
  };

  // A page may begin anew with another context (it does when its audio clock stands still): we follow it.
  async function listen(node) {
    const { context } = node;
    if (context !== ears.context) ears.contexts += 1;
    Object.assign(ears, { context, rate: context.sampleRate, chunks: [], shift: 0 });

    function keep(frame, left, right) {
      if (ears.context !== context) return;
      const both = new Float32Array(left.length);
      for (let i = 0; i < left.length; i += 1) both[i] = (left[i] + right[i]) / 2;
      ears.chunks.push({ frame, both });
    }

    if (context.audioWorklet) {
      const source = new Blob([window.listeningWorklet], { type: 'text/javascript' });
      try {
        await context.audioWorklet.addModule(URL.createObjectURL(source));
      } catch (trouble) {
        if (ears.context === context) throw trouble;
        return; // closed meanwhile
      }
      const form = { numberOfOutputs: 0, channelCount: 2, channelCountMode: 'explicit' };
      const tap = new AudioWorkletNode(context, 'listening', form);
      tap.port.onmessage = ({ data }) => keep(data.frame, data.left, data.right);
      connect.call(node, tap);
      return;
    }
    // An insecure page has no worklets. Here blocks are counted; where the count began is the earliest that fits.
    const tap = context.createScriptProcessor(4096, 2, 1);
    let frame = 0;
    ears.shift = Infinity;
    tap.onaudioprocess = ({ inputBuffer }) => {
      keep(frame, inputBuffer.getChannelData(0), inputBuffer.getChannelData(1));
      frame += inputBuffer.length;
      ears.shift = Math.min(ears.shift, Math.round(context.currentTime * context.sampleRate) - frame);
    };
    connect.call(node, tap);
    connect.call(tap, context.destination);
    ears.processor = tap;
  }
})();
