/** A picture for each technique: people as dots in a circle, what happens as a stroke. Our own drawings. */
import type { ComponentChildren } from 'preact';
import type { CardName } from './techniques';

const RING: readonly (readonly [number, number])[] = [
  [24, 7],
  [36, 12],
  [41, 24],
  [36, 36],
  [24, 41],
  [12, 36],
  [7, 24],
  [12, 12],
];

function Ring({ full }: { readonly full: readonly number[] }) {
  return (
    <>
      {RING.map(([x, y], at) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="3.6" class={full.includes(at) ? '' : 'faint'} />
      ))}
    </>
  );
}

const BARS = [8, 15, 24, 32, 24, 15, 8] as const;

const PICTURES: Readonly<Record<CardName, () => ComponentChildren>> = {
  free: () => <Ring full={[0, 1, 2, 3, 4, 5, 6, 7]} />,
  ground: () => (
    <>
      <path class="line" d="M5 40h38" stroke-width="6" />
      <circle cx="9" cy="27" r="3.6" />
      <circle cx="16" cy="17" r="3.6" />
      <circle cx="24" cy="24" r="3.6" />
      <circle cx="32" cy="13" r="3.6" />
      <circle cx="39" cy="22" r="3.6" />
    </>
  ),
  hold: () => (
    <>
      <circle class="line" cx="24" cy="24" r="19" stroke-width="4.5" />
      <circle cx="19" cy="18" r="3.4" />
      <circle cx="29" cy="20" r="3.4" />
      <circle cx="24" cy="28" r="3.4" />
      <circle cx="17" cy="27" r="3.4" />
      <circle cx="31" cy="29" r="3.4" />
    </>
  ),
  echo: () => (
    <>
      <circle cx="11" cy="24" r="6" />
      <path class="line" d="M23 15a13 13 0 0 1 0 18M31 10a20 20 0 0 1 0 28M39 6a27 27 0 0 1 0 36" />
    </>
  ),
  call_answer: () => (
    <>
      <circle cx="11" cy="24" r="8" />
      <path class="line" d="M23 17l7 7-7 7" />
      <circle cx="39" cy="12" r="4" />
      <circle cx="42" cy="24" r="4" />
      <circle cx="39" cy="36" r="4" />
    </>
  ),
  turns: () => (
    <>
      <Ring full={[1, 7]} />
      <path class="line" d="M24 14a10 10 0 1 1-9.4 6.6M11.5 23.5l3-4.5 4.5 2.8" stroke-width="3.1" />
    </>
  ),
  pass_on: () => (
    <>
      <Ring full={[0, 1, 2, 7]} />
      <path class="line" d="M24 14v16M18 25l6 6 6-6" />
    </>
  ),
  space: () => <circle class="line" cx="24" cy="24" r="17" stroke-width="4.2" stroke-dasharray="10.5 7.3" />,
  stop_go: () => (
    <>
      <rect x="4" y="14" width="18" height="20" rx="3" />
      <path d="M28 14.5v19a1.5 1.5 0 0 0 2.3 1.3l14-9.5a1.5 1.5 0 0 0 0-2.6l-14-9.5a1.5 1.5 0 0 0-2.3 1.3z" />
    </>
  ),
  build: () => (
    <>
      {BARS.map((tall, at) => (
        <rect key={`${at * 6}`} x={4 + at * 6} y={40 - tall} width="4.2" height={tall} rx="2" />
      ))}
    </>
  ),
  iso: () => (
    <>
      <path class="line" d="M4 13h8c12 0 12 22 24 22h8" stroke-width="4" />
      <circle cx="8" cy="13" r="5.5" />
      <circle cx="40" cy="35" r="5.5" />
    </>
  ),
  lead: () => (
    <>
      <rect x="5" y="5" width="17" height="17" rx="4" />
      <rect class="half" x="26" y="5" width="17" height="17" rx="4" />
      <rect class="half" x="5" y="26" width="17" height="17" rx="4" />
      <rect x="26" y="26" width="17" height="17" rx="4" />
    </>
  ),
};

export function TechniquePicture({ of: name }: { readonly of: CardName }) {
  return (
    <svg class="pic" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {PICTURES[name]()}
    </svg>
  );
}
