/** The library: every session that is kept here. For paired devices. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/language.css';
import '../../styles/scanning.css';
import '../../styles/sessions.css';
import { words } from 'virtual:words/sessions';
import { render } from 'preact';
import '../../words/live';
import { ApiError } from '../../net/api';
import { Pairing } from '../../ui/pairing';
import { scanPage } from '../../ui/scanning-page';
import { wearTheme } from '../../ui/theme';
import { startWords } from '../../words/say';
import { Library } from './library';
import { LibraryPage } from './page';

const RETRY_MS = 1000;

const page = document.getElementById('page') ?? document.body;

async function open(): Promise<void> {
  const library = new Library();
  try {
    await library.load();
    render(<LibraryPage library={library} onStranger={askPassphrase} />, page);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) askPassphrase();
    else window.setTimeout(open, RETRY_MS);
  }
}

function askPassphrase(): void {
  render(<Pairing onPaired={open} />, page);
}

wearTheme();
scanPage({ parts: ['.pairing', '.find', '.line', '.bring', '.one-seat', '.foot'] });
void startWords(words, 'page.sessions').then(open);
