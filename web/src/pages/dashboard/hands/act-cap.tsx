/** The cap of the key that works a control now, as this device was taught. */
import { KeyCap } from '../../../ui/controls';
import { capFor } from './keyboard';
import type { KeyAct } from './shortcuts';

export function ActCap({ act }: { readonly act: KeyAct }) {
  const cap = capFor(act);
  return cap === null ? null : <KeyCap>{cap}</KeyCap>;
}
