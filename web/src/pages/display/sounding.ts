/** What the display does next with its own sound, from what its speaker says. */
import type { SpeakerLook } from '../../audio/speaker';

export type Sounding = 'off' | 'waking' | 'on';

export interface Step {
  readonly state: Sounding;
  /** Whether the sound has been asked for from this room since the press: asked once only, or two pages would fight for it. */
  readonly asked: boolean;
  readonly act: 'take' | 'close' | null;
}

export function nextStep(
  state: Sounding,
  asked: boolean,
  { role, state: readiness }: Pick<SpeakerLook, 'role' | 'state'>,
): Step {
  if (state === 'off' || role === null) return { state, asked, act: null };
  if (role === 'active') return { state: readiness === 'asleep' ? 'waking' : 'on', asked: true, act: null };
  if (!asked) return { state, asked: true, act: 'take' };
  // Waking up, the answer to our own wish may still be on its way; sounding, another page has taken over.
  return state === 'on' ? { state: 'off', asked, act: 'close' } : { state, asked, act: null };
}
