/** Lights inside things of the therapist's pages. They look as their own class says; a lamp alone lights them. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Lamp } from '../light/lamp';

interface Light {
  readonly on: boolean;
  readonly look: string;
}

function useLamp(light: RefObject<Element>, on: boolean): void {
  const lamp = useRef<Lamp | null>(null);
  useLayoutEffect(() => {
    if (lamp.current === null && light.current !== null) lamp.current = new Lamp(light.current, 'lit');
    lamp.current?.set(on);
  }, [light, on]);
}

// The classes never change here: whether one is lit is the lamp's business, and a new class would put it out.

export function Glow({ on, look }: Light) {
  const light = useRef<HTMLElement>(null);
  useLamp(light, on);
  return <i class={`glow ${look}`} ref={light} aria-hidden="true" />;
}

interface DiscLight extends Light {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

/** The same as a disc in a drawing. */
export function GlowDisc({ on, look, cx, cy, r }: DiscLight) {
  const light = useRef<SVGCircleElement>(null);
  useLamp(light, on);
  return <circle class={`glow ${look}`} ref={light} cx={cx} cy={cy} r={r} />;
}
