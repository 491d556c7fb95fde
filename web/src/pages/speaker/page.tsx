/** One button, then one sentence: what the speaker page shows. */
import { useSignal } from '@preact/signals';
import { Volume2 } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Speaker } from '../../audio/speaker';
import { Icon } from '../../ui/icon';
import { ScanningSwitch } from '../../ui/scanning-control';
import { say } from '../../words/say';
import { meterReach, settled, wordsFor } from './speaker-words';

const RING = 2 * Math.PI * 47;
/** Length of the loading ring in its own units. */

export function SpeakerPage({ speaker }: { readonly speaker: Speaker }) {
  const look = useSignal(speaker.look());
  const started = useSignal(false);

  useEffect(() => {
    const renew = (): void => {
      look.value = speaker.look();
    };
    // Latency and loading move without a change of state.
    const timer = window.setInterval(renew, 1000);
    const stop = speaker.onChange(renew);
    return () => {
      window.clearInterval(timer);
      stop();
    };
  }, [speaker, look]);

  const words = wordsFor(look.value, started.value);
  const { state, role, loading, problems, code } = look.value;
  const sounding = state !== 'asleep' && role === 'active' && look.value.link === 'here';

  return (
    <main class={`speaker ${sounding ? 'sounding' : ''}`}>
      <header class="where">
        <span>Roundelay</span>
        {code === null ? null : <span class="num">{say('speaker.room', { code })}</span>}
      </header>
      <div class="pool">
        <Meter speaker={speaker} />
        <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
          <circle class="ring-way" cx="50" cy="50" r="47" />
          {state === 'loading' ? (
            <circle class="ring-done" cx="50" cy="50" r="47" stroke-dasharray={`${RING * loading} ${RING}`} />
          ) : null}
        </svg>
        {words.act === 'start' ? (
          <button
            type="button"
            class="start"
            onClick={() => {
              started.value = true;
              speaker.start();
              look.value = speaker.look();
            }}
          >
            <Icon of={Volume2} size={40} />
            {say('speaker.start')}
          </button>
        ) : (
          <span class="sign">
            <Icon of={Volume2} size={72} />
          </span>
        )}
      </div>
      <div class="words" role="status">
        <h1>{words.title}</h1>
        <p class="more">{words.more}</p>
      </div>
      {problems.length === 0 ? null : <p class="trouble">{problems[0]}</p>}
      <div class="acts">
        {words.act === 'take' ? (
          <button type="button" class="act main" onClick={() => speaker.take()}>
            {say('speaker.take')}
          </button>
        ) : null}
        {sounding ? (
          <button type="button" class="act" onClick={() => speaker.testTone()}>
            {say('speaker.test_tone')}
          </button>
        ) : null}
        {look.value.link === 'gone' ? (
          <a class="act main" href="/host">
            {say('host.to_start')}
          </a>
        ) : null}
        <ScanningSwitch />
      </div>
    </main>
  );
}

/** A disc in the pool that widens with the sound: size only, never brightness. */
function Meter({ speaker }: { readonly speaker: Speaker }) {
  const disc = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    let last = performance.now();
    let shown = 0;
    const draw = (now: number): void => {
      shown = settled(shown, meterReach(speaker.level()), Math.min(0.1, (now - last) / 1000));
      last = now;
      if (disc.current) disc.current.style.transform = `scale(${(0.46 + 0.46 * shown).toFixed(4)})`;
      frame = window.requestAnimationFrame(draw);
    };
    frame = window.requestAnimationFrame(draw);
    return () => window.cancelAnimationFrame(frame);
  }, [speaker]);
  return <span class="meter" ref={disc} aria-hidden="true" />;
}
