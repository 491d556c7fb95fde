/** Small line drawings for controls: one family, one weight. Words stand beside them, so they are hidden from readers. */
import type { LucideIcon } from 'lucide-preact';

export function Icon({ of: Drawing, size = 24 }: { readonly of: LucideIcon; readonly size?: number }) {
  return (
    <Drawing size={`${size / 16}rem`} strokeWidth={2.25} class="icon" aria-hidden="true" focusable="false" />
  );
}
