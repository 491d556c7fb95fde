/** The guide: cards to print and pages to read, from the catalogs, without a server's word. */
import '../../styles/tokens.css';
import '../../styles/controls.css';
import '../../styles/language.css';
import '../../styles/guide.css';
import { words } from 'virtual:words/guide';
import { render } from 'preact';
import '../../words/live';
import { wearTheme } from '../../ui/theme';
import { startWords } from '../../words/say';
import { Guide } from './guide';

const page = document.getElementById('page') ?? document.body;

wearTheme();
void startWords(words, 'page.guide').then(() => render(<Guide />, page));
