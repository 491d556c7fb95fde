/** What Roundelay is made of: the words stand in the page; the sounds' own notice comes with the sample pack. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/licences.css';
import { words } from 'virtual:words/licences';
import { wearTheme } from '../../ui/theme';
import { startWords } from '../../words/say';

const ABSENT = 'The sounds are not built yet on this laptop; their notice comes with them.';

async function showNotice(place: HTMLElement): Promise<void> {
  try {
    const answer = await fetch('/pack/COPYRIGHT.txt');
    place.textContent = answer.ok ? await answer.text() : ABSENT;
  } catch {
    place.textContent = ABSENT;
  }
}

wearTheme();
void startWords(words, 'page.licences');
const notice = document.getElementById('sounds');
if (notice !== null) void showNotice(notice);
