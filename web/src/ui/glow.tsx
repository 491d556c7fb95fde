/** A light inside something of the dashboard: it fills what it stands in, and looks as its own class says. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Lamp } from '../light/lamp';

export function Glow({ on, look }: { readonly on: boolean; readonly look: string }) {
  const light = useRef<HTMLElement>(null);
  const lamp = useRef<Lamp | null>(null);
  useLayoutEffect(() => {
    if (lamp.current === null && light.current !== null) lamp.current = new Lamp(light.current, 'lit');
    lamp.current?.set(on);
  }, [on]);
  // The class never changes here: whether it is lit is the lamp's business.
  return <i class={`glow ${look}`} ref={light} aria-hidden="true" />;
}
