/** The two small buttons in the corner of the display. */
import { useSignal } from '@preact/signals';
import { Monitor, Volume2, VolumeX } from 'lucide-preact';
import { useLayoutEffect } from 'preact/hooks';
import { fillScreen } from '../../touch/fullscreen';
import { Icon } from '../../ui/icon';
import { say } from '../../words/say';
import type { SoundHere } from './sound';

export function Controls({ sound }: { readonly sound: SoundHere }) {
  const full = useSignal(document.fullscreenElement !== null);

  useLayoutEffect(() => {
    const look = () => {
      full.value = document.fullscreenElement !== null;
    };
    // OK on a remote control, Enter on a keyboard, with nothing chosen: the one thing a display may be asked for.
    const press = (event: KeyboardEvent) => {
      const nothing = document.activeElement === null || document.activeElement === document.body;
      if (event.key === 'Enter' && nothing && sound.state.value === 'off') sound.toggle();
    };
    document.addEventListener('fullscreenchange', look);
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      document.removeEventListener('keydown', press);
    };
  }, [full, sound]);

  const state = sound.state.value;
  return (
    <div class="corner">
      <button type="button" aria-pressed={state !== 'off'} onClick={() => sound.toggle()}>
        <Icon of={state === 'off' ? VolumeX : Volume2} />
        {say(`display.sound.${state}`)}
      </button>
      {full.value || !document.fullscreenEnabled ? null : (
        <button type="button" onClick={fillScreen}>
          <Icon of={Monitor} />
          {say('display.full_screen')}
        </button>
      )}
      {sound.problem.value === null ? null : (
        <p class="trouble" role="status">
          {sound.problem.value}
        </p>
      )}
    </div>
  );
}
