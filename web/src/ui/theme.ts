/** Linen, dusk or high contrast: this device's own choice, else what its system prefers. */
import { signal } from '@preact/signals';
import { Scene } from '../light/lamp';
import { say } from '../words/say';

export const THEMES = ['linen', 'dusk', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const themeName = (name: Theme): string => say(`theme.${name}`);

const KEY = 'roundelay.theme';

function kept(): Theme | null {
  try {
    const name = window.localStorage.getItem(KEY);
    return THEMES.find((one) => one === name) ?? null;
  } catch {
    return null; // storage may be forbidden; the choice then lasts as long as the page
  }
}

function preferred(): Theme {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dusk' : 'linen';
}

export const theme = signal<Theme>('linen');

const scene = new Scene<Theme>(document.documentElement);

function wear(name: Theme): void {
  theme.value = name;
  scene.want(name);
}

/** Called once by each page that follows the theme, before it draws. */
export function wearTheme(): void {
  wear(kept() ?? preferred());
}

export function chooseTheme(name: Theme): void {
  wear(name);
  try {
    window.localStorage.setItem(KEY, name);
  } catch {
    return; // see `kept`
  }
}
