/** What a tablet shows of a touch that isn't one yet. The surface draws it; the ways of touching only say it. */

export interface Signs {
  /** A ring round a pad's mark fills over `lasts` ms from now on; 0: it drains. One at most on each pad. */
  waiting(pad: number, lasts: number): void;
  /** The double frame stands round this pad and no other; null: round none. */
  frame(pad: number | null): void;
  /** The frame that was pressed is held for a moment. */
  pressed(pad: number): void;
}
