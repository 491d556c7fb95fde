/** The guide's small drawings: our own, of a few lines each, 150 x 92. They stand beside words that say the same. */
import type { ComponentChildren } from 'preact';

const LINE = 'line';
const FULL = 'full';

interface BoxProps {
  readonly children?: ComponentChildren;
}

/** A tablet on its side. */
function Tablet({ children }: BoxProps) {
  return (
    <g>
      <rect class={LINE} x="26" y="10" width="98" height="72" rx="9" />
      {children}
    </g>
  );
}

/** A phone, upright. */
function Phone({ children }: BoxProps) {
  return (
    <g>
      <rect class={LINE} x="52" y="6" width="46" height="80" rx="8" />
      {children}
    </g>
  );
}

/** Five pads. */
function Pads() {
  return (
    <g>
      {[9, 10, 2, 5, 1].map((colour, index) => (
        <rect key={colour} class={`s${colour}`} x={36 + 16 * index} y="20" width="14" height="52" />
      ))}
    </g>
  );
}

function Padlock({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class={FULL} x="-13" y="-4" width="26" height="20" rx="4" />
      <path class={LINE} d="M-8-4v-6a8 8 0 0 1 16 0v6" />
    </g>
  );
}

/** A hand seen from above: the palm and four fingers. */
function Hand({ x, y, turned = 0 }: { readonly x: number; readonly y: number; readonly turned?: number }) {
  return (
    <path
      class={FULL}
      transform={`translate(${x} ${y}) rotate(${turned}) scale(1.5)`}
      d="M-8 0v-8a2 2 0 0 1 4 0v-4a2 2 0 0 1 4 0v-1a2 2 0 0 1 4 0v3a2 2 0 0 1 4 0V3a9 9 0 0 1-9 9c-4 0-6-2-9-6l-3-5c-1-2 1.500-3 2.500-1.500z"
    />
  );
}

function Dots({ y, full }: { readonly y: number; readonly full: number }) {
  return (
    <g>
      {[0, 1, 2, 3].map((index) => (
        <circle key={index} class={index < full ? FULL : LINE} cx={60 + 10 * index} cy={y} r="3" />
      ))}
    </g>
  );
}

/** Lines of a list, one of them chosen. */
function List() {
  return (
    <g>
      <rect class={FULL} x="38" y="36" width="74" height="20" rx="5" />
      <path class={LINE} d="M42 25h50M42 67h58" />
    </g>
  );
}

const DRAWN = {
  settings: () => (
    <Tablet>
      <path class={LINE} d="M40 30h34M92 30h18M40 46h12M70 46h40M40 62h46M104 62h6" />
      {[
        [83, 30],
        [61, 46],
        [95, 62],
      ].map(([x, y]) => (
        <circle key={x} class={FULL} cx={x} cy={y} r="6" />
      ))}
    </Tablet>
  ),
  digits: () => (
    <Tablet>
      {[0, 1, 2, 3].map((index) => (
        <g key={index}>
          <rect class={LINE} x={37 + 20 * index} y="34" width="16" height="24" rx="4" />
          <circle class={FULL} cx={45 + 20 * index} cy="46" r="4" />
        </g>
      ))}
    </Tablet>
  ),
  pads: () => (
    <Tablet>
      <Pads />
    </Tablet>
  ),
  button: () => (
    <g>
      <rect class={LINE} x="8" y="20" width="98" height="66" rx="9" />
      <rect class={FULL} x="82" y="14" width="16" height="6" rx="2" />
      <path class={LINE} d="M90 2v7" />
      <text class="figure" x="112" y="26">
        3 ×
      </text>
      <Padlock x={57} y={54} />
    </g>
  ),
  awake: () => (
    <Tablet>
      <circle class={LINE} cx="75" cy="46" r="13" />
      <path
        class={LINE}
        d="M75 24v-5M75 73v-5M53 46h-5M102 46h-5M60 31l-4-4M94 65l-4-4M60 61l-4 4M94 27l-4 4"
      />
      <circle class={FULL} cx="75" cy="46" r="6" />
    </Tablet>
  ),
  leave: () => (
    <Tablet>
      <path class={LINE} d="M76 28H50v36h26M64 46h40M94 36l10 10-10 10" />
    </Tablet>
  ),
  stack: () => (
    <g>
      <path class={LINE} d="M34 30v-8a6 6 0 0 1 6-6h70a6 6 0 0 1 6 6v8" />
      <rect class={LINE} x="26" y="30" width="98" height="54" rx="8" />
      <circle class={FULL} cx="75" cy="30" r="10" />
    </g>
  ),
  pin: () => (
    <Tablet>
      <path class={FULL} d="M66 24h18l-3 5v9l8 8v4H61v-4l8-8v-9z" />
      <path class={LINE} d="M75 50v18" />
    </Tablet>
  ),
  wire: () => (
    <g>
      <ellipse class={LINE} cx="34" cy="66" rx="26" ry="12" />
      <ellipse class={FULL} cx="34" cy="58" rx="17" ry="9" />
      <path class={LINE} d="M60 66c18 0 10-20 26-20" />
      <rect class={LINE} x="86" y="18" width="58" height="52" rx="7" />
      <rect class="s3" x="98" y="30" width="34" height="28" rx="4" />
    </g>
  ),
  choose: () => (
    <Tablet>
      <List />
    </Tablet>
  ),
  walk: () => (
    <Tablet>
      <Pads />
      <rect class="frame" x="64" y="16" width="22" height="60" rx="4" />
      <path class={LINE} d="M92 46h16M102 40l6 6-6 6" />
    </Tablet>
  ),
  place: () => (
    <g>
      <circle class={FULL} cx="46" cy="26" r="12" />
      <path class={LINE} d="M26 84V62a20 20 0 0 1 40 0v6h34" />
      <path class={LINE} d="M92 76h36M110 76v10" />
      <ellipse class={FULL} cx="110" cy="71" rx="16" ry="6" />
    </g>
  ),
  ring: () => (
    <g>
      <rect class="s5" x="46" y="17" width="58" height="58" rx="9" />
      <circle class="pale" cx="75" cy="46" r="7" />
      <path class="arc" d="M75 28a18 18 0 1 1-18 18" />
    </g>
  ),
  eye: () => (
    <g>
      <path class={LINE} d="M8 46c16-24 44-24 60 0-16 24-44 24-60 0z" />
      <circle class={FULL} cx="38" cy="46" r="10" />
      <path class="dotted" d="M72 46h24" />
      <rect class={LINE} x="100" y="16" width="44" height="60" rx="6" />
      <circle class="s1" cx="122" cy="46" r="12" />
    </g>
  ),
  pointer: () => (
    <Tablet>
      <path class={FULL} d="M62 26v34l9-8 7 14 7-3-7-14h12z" />
    </Tablet>
  ),
  edge: () => (
    <g>
      <rect class={LINE} x="20" y="10" width="110" height="72" rx="9" />
      <rect class="s7" x="30" y="20" width="28" height="52" />
      <rect class="s10" x="60" y="20" width="28" height="52" />
      <rect class="dotted" x="94" y="20" width="26" height="52" rx="4" />
    </g>
  ),
  reach: () => (
    <g>
      <circle class={FULL} cx="32" cy="18" r="11" />
      <path class={LINE} d="M14 84V56a18 18 0 0 1 36 0v6h28" />
      <rect class={LINE} x="84" y="34" width="54" height="40" rx="6" />
      <path class="s3" d="M91 41h40v26H91z" />
      <path class={LINE} d="M66 84h76" />
    </g>
  ),
  arm: () => (
    <g>
      <path class={LINE} d="M8 80h134" />
      <rect class={FULL} x="20" y="64" width="20" height="24" rx="3" />
      <path class={LINE} d="M30 64L50 36l28 4" />
      <circle class={FULL} cx="50" cy="36" r="5" />
      <rect class={LINE} x="78" y="14" width="60" height="46" rx="7" />
      <path class="s5" d="M86 22h44v30H86z" />
    </g>
  ),
  lamp: () => (
    <g>
      <circle class={FULL} cx="28" cy="24" r="10" />
      <path class={LINE} d="M28 6V2M12 13l-3-3M10 28H5M44 13l3-3M28 42v4" />
      <path class="dotted" d="M42 30l36 14M40 36l34 26" />
      <path class="frame" d="M84 74L104 20" />
      <path class={LINE} d="M96 44l24 32M72 78h66" />
    </g>
  ),
  turn: () => (
    <g>
      <rect class={LINE} x="44" y="24" width="62" height="46" rx="6" />
      <path class={FULL} d="M52 32h46v8H52z" />
      <path
        class={LINE}
        d="M22 62a54 40 0 0 1 4-36M128 30a54 40 0 0 1-4 36M20 36l6-10 10 6M130 56l-6 10-10-6"
      />
    </g>
  ),
  loud: () => (
    <g>
      <rect class={FULL} x="14" y="12" width="38" height="68" rx="7" />
      <circle class="pale" cx="33" cy="30" r="7" />
      <circle class="pale" cx="33" cy="56" r="13" />
      <path class={LINE} d="M64 36a16 16 0 0 1 0 20M74 28a28 28 0 0 1 0 36" />
      <rect class={LINE} x="100" y="28" width="42" height="34" rx="5" />
    </g>
  ),
  hands: () => (
    <g>
      <Hand x={52} y={58} turned={-20} />
      <Hand x={100} y={58} turned={20} />
      <path class="s5" d="M76 6c6 8 10 13 10 18a10 10 0 0 1-20 0c0-5 4-10 10-18z" />
    </g>
  ),
  wipe: () => (
    <Tablet>
      <path class="dotted" d="M38 66c14-34 30 10 44-22" />
      <path class={FULL} d="M80 26h28l8 30H92z" />
    </Tablet>
  ),
  film: () => (
    <g>
      <rect class={LINE} x="20" y="22" width="92" height="62" rx="8" />
      <rect class="dotted" x="38" y="8" width="92" height="62" rx="8" />
    </g>
  ),
  own: () => (
    <g>
      <ellipse class={LINE} cx="46" cy="62" rx="28" ry="12" />
      <ellipse class={FULL} cx="46" cy="54" rx="18" ry="9" />
      <ellipse class={LINE} cx="108" cy="62" rx="28" ry="12" />
      <ellipse class="s3" cx="108" cy="54" rx="18" ry="9" />
      <path class={LINE} d="M77 14v64" />
    </g>
  ),
  ask: () => (
    <g>
      <path
        class={LINE}
        d="M20 14h64a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8H48L34 70V56H20a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8z"
      />
      <path class={LINE} d="M26 30h50M26 42h34" />
      <path class={FULL} d="M104 40h34v34a4 4 0 0 1-4 4h-26a4 4 0 0 1-4-4z" />
      <path class="mark" d="M121 48v18M112 57h18" />
    </g>
  ),
  code: () => (
    <Phone>
      <path class={FULL} d="M60 28h12v12H60zM78 28h12v12H78zM60 46h12v12H60zM78 46h5v5h-5zM85 53h5v5h-5z" />
    </Phone>
  ),
  beads: () => (
    <Phone>
      <path class={LINE} d="M62 28h26" />
      <Dots y={44} full={2} />
      <path class={LINE} d="M62 58h26M62 66h18" />
    </Phone>
  ),
  clock: () => (
    <g>
      <circle class={LINE} cx="75" cy="46" r="34" />
      <path class={LINE} d="M75 20v26l14 12" />
      <text class="figure" x="118" y="54">
        10
      </text>
    </g>
  ),
  under: () => (
    <g>
      <path
        class={FULL}
        d="M16 60c20-8 46-10 70-6 8 1 8 9 0 10H50c30 2 46 0 62-8 8-3 12 5 6 9-22 14-52 16-102 11z"
      />
      <path class={LINE} d="M40 40c22-14 54-18 92-16M48 46c20-4 42-4 60 0 10 2 22-4 30-8" />
    </g>
  ),
  two: () => (
    <Phone>
      <path class={LINE} d="M62 24h26M62 34h18" />
      <rect class={FULL} x="58" y="58" width="16" height="18" rx="4" />
      <rect class={LINE} x="77" y="58" width="16" height="18" rx="4" />
    </Phone>
  ),
  rest: () => (
    <Phone>
      <path class={LINE} d="M62 24h26M62 34h18" />
      <rect class={LINE} x="58" y="58" width="16" height="18" rx="4" />
      <rect class={FULL} x="77" y="58" width="16" height="18" rx="4" />
    </Phone>
  ),
} as const;

export type PictureName = keyof typeof DRAWN;

export function Picture({ of: name }: { readonly of: PictureName }) {
  return (
    <svg class="picture" viewBox="0 0 150 92" aria-hidden="true" focusable="false">
      {DRAWN[name]()}
    </svg>
  );
}
