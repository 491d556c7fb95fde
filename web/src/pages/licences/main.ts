/** What Roundelay is made of: the words stand in the page; the sounds' own notice comes with the sample pack. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/licences.css';
import { words } from 'virtual:words/licences';
import { wearTheme } from '../../ui/theme';
import { sayInPlace } from '../../words/in-place';
import { say, startWords } from '../../words/say';

async function showNotice(place: HTMLElement): Promise<void> {
  try {
    const answer = await fetch('/pack/COPYRIGHT.txt');
    place.textContent = answer.ok ? await answer.text() : say('licences.absent');
  } catch {
    place.textContent = say('licences.absent');
  }
}

wearTheme();
void startWords(words, 'page.licences').then(() => {
  sayInPlace();
  const notice = document.getElementById('sounds');
  if (notice !== null) void showNotice(notice);
});
