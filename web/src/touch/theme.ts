/** Which of the three themes a tablet shows: the one that was chosen, or what its own system prefers, as that changes. */
import type { AccessProfile } from '../protocol.gen';

export type Theme = 'dusk' | 'linen' | 'contrast';
type Wish = NonNullable<AccessProfile['theme']>;

const CONTRAST = '(prefers-contrast: more)';
const LIGHT = '(prefers-color-scheme: light)';

/** Old iPads know neither of these wishes: they have dusk. */
function preferred(): Theme {
  if (window.matchMedia(CONTRAST).matches) return 'contrast';
  return window.matchMedia(LIGHT).matches ? 'linen' : 'dusk';
}

export class ThemeWish {
  private readonly wear: (theme: Theme) => void;
  private wish: Wish = 'dusk';

  constructor(wear: (theme: Theme) => void) {
    this.wear = wear;
    for (const query of [CONTRAST, LIGHT]) {
      // Safari 13 knows the wish, but only this older name for being told of it.
      window.matchMedia(query).addListener(() => this.follow());
    }
  }

  want(wish: Wish): void {
    this.wish = wish;
    this.follow();
  }

  private follow(): void {
    this.wear(this.wish === 'device' ? preferred() : this.wish);
  }
}
