/** Scales this device holds dear. */
import { signal } from '@preact/signals';

const KEY = 'roundelay.favourites';

function kept(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // storage may be forbidden, or hold something else
  }
}

export const favourites = signal<readonly string[]>(kept());

export function toggleFavourite(id: string): void {
  const now = favourites.value;
  favourites.value = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
  try {
    window.localStorage.setItem(KEY, JSON.stringify(favourites.value));
  } catch {
    return; // it lasts as long as the page
  }
}
