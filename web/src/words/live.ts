/** Pages of signals: whatever says a word is drawn anew once the language changes; what is refused is said in it, too. */
import { signal } from '@preact/signals';
import { sayRefusalsBy } from '../net/api';
import { sayRefusal } from './refusal';
import { onRead, onWords } from './say';

const changes = signal(0);

onRead(() => changes.value);
onWords(() => {
  changes.value = changes.peek() + 1;
});
sayRefusalsBy(sayRefusal);
