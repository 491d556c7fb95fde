/** What hands, switches and eyes do, as data: [ms, what, ...]. They are made up to look like what is described of them, not
 * recordings of anyone; each says what its numbers rest on. */

export type Act =
  | readonly [at: number, act: 'down', finger: number, pad: number, dx?: number, size?: number]
  | readonly [at: number, act: 'up', finger: number]
  | readonly [at: number, act: 'move', finger: number, pad: number]
  | readonly [at: number, act: 'press' | 'press2', key: string]
  | readonly [at: number, act: 'lift', key: string]
  | readonly [at: number, act: 'look', pad: number | null];

export type Stream = readonly Act[];

function touch(finger: number, pad: number, from: number, lasts: number, dx = 0, size = 40): Act[] {
  return [
    [from, 'down', finger, pad, dx, size],
    [from + lasts, 'up', finger],
  ];
}

const inOrder = (acts: readonly Act[]): Stream => acts.slice().sort((one, other) => one[0] - other[0]);

/** Five deliberate taps up the pads, two a second, 120 ms each: an unhurried hand. */
export const TAPS: Stream = inOrder(
  [0, 1, 2, 3, 4].reduce<Act[]>((all, pad) => all.concat(touch(1, pad, 500 * pad, 120)), []),
);

/** One wanted touch of pad 2, twice, from a hand that trembles: three or four short contacts, 160 to 210 ms from one to the
 * next (tremor at rest is described at four to six beats a second), 40 to 90 ms long, before the hand comes to rest and
 * stays. The second burst brushes pad 3. */
export const TREMOR: Stream = inOrder([
  ...touch(1, 2, 0, 60),
  ...touch(2, 2, 190, 45),
  ...touch(3, 2, 370, 85),
  ...touch(4, 2, 560, 740),
  ...touch(5, 3, 2400, 50, -90),
  ...touch(6, 2, 2570, 70),
  ...touch(7, 2, 2780, 620),
]);

/** A palm comes down on pad 1 and rolls: five contacts within 60 ms, the heel 45 mm broad, the others 15 to 35 mm apart;
 * parts of it lift and come back while it lies (glass loses broad contacts now and then). A finger of the other hand
 * plays pad 4 meanwhile. */
export const PALM: Stream = inOrder([
  ...touch(1, 1, 0, 1900, 0, 234),
  ...touch(2, 1, 20, 700, 80),
  ...touch(3, 1, 35, 1500, -80),
  ...touch(4, 2, 48, 1800, -60),
  ...touch(5, 1, 60, 400, 60),
  ...touch(6, 1, 900, 300, 80),
  ...touch(7, 4, 1000, 150),
]);

/** One hand rests on pad 1 for eight seconds and forgets itself; the other plays pad 3 twice. */
export const LONG_REST: Stream = inOrder([
  ...touch(1, 1, 0, 8000),
  ...touch(2, 3, 3000, 200),
  ...touch(2, 3, 5000, 200),
]);

/** A push button closes, and its contact springs: makers of switches give up to 5 ms for good ones, 25 ms for worn ones.
 * Pressed twice, a second apart. */
export const BOUNCE: Stream = [
  [0, 'press', 'a'],
  [3, 'lift', 'a'],
  [8, 'press', 'a'],
  [10, 'lift', 'a'],
  [22, 'press', 'a'],
  [260, 'lift', 'a'],
  [264, 'press', 'a'],
  [266, 'lift', 'a'],
  [1300, 'press', 'a'],
  [1302, 'lift', 'a'],
  [1315, 'press', 'a'],
  [1560, 'lift', 'a'],
];

/** Eyes on pad 2, then on pad 3, as a tracker tells them 30 times a second: fixations of 200 to 500 ms, broken by jumps of
 * one to three samples onto the neighbours. */
export const GAZE: Stream = [
  [0, 'look', 1],
  [66, 'look', 2],
  [330, 'look', 3],
  [363, 'look', 2],
  [693, 'look', 1],
  [759, 'look', 2],
  [1200, 'look', 3],
  [1530, 'look', 4],
  [1596, 'look', 3],
  [2400, 'look', null],
];
