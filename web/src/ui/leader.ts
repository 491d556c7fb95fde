/** The therapist among the symbols: an open hand, in nobody's colour. */

/** The `d` of one path in a square of `SYMBOL_SIDE`, even-odd: our own drawing. */
export const LEADER_PATH =
  'M14 27.5V11.75a2.75 2.75 0 0 1 5.5 0V24H21V6.75a2.75 2.75 0 0 1 5.5 0V24H28V8.75a2.75 2.75 0 0 1 5.5 0V24H35' +
  'V14.75a2.75 2.75 0 0 1 5.5 0V31C40.5 40 35 45.5 27 45.5c-6.5 0-10-3-13.5-8L5.6 26.6a2.9 2.9 0 0 1 4.6-3.5z';
