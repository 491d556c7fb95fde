/** Pages of signals: whatever says a word is drawn anew once the language changes. */
import { signal } from '@preact/signals';
import { onRead, onWords } from './say';

const changes = signal(0);

onRead(() => changes.value);
onWords(() => {
  changes.value = changes.peek() + 1;
});
