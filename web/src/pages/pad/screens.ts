/** What the tablet shows when it has no pads to play: a few calm words and the way on. */
import type { AtTheDoor, Bye } from '../../protocol.gen';
import { seatWords } from '../../ui/seats';
import { drawCircle } from '../join/circle';

export interface Way {
  readonly words: string;
  readonly go: () => void;
}

export interface Screen {
  readonly title: string;
  readonly text: string;
  readonly picture?: SVGSVGElement;
  readonly below?: string;
  readonly footer?: string;
  readonly ways: readonly Way[];
}

function words(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

export function drawScreen(section: HTMLElement, screen: Screen): void {
  section.textContent = '';
  const title = words('h1', 'title', screen.title);
  section.appendChild(title);
  section.appendChild(words('p', 'text', screen.text));
  const middle = words('div', 'middle-part', '');
  if (screen.picture !== undefined) middle.appendChild(screen.picture);
  if (screen.below !== undefined) middle.appendChild(words('p', 'below', screen.below));
  for (const way of screen.ways) {
    const button = words('button', 'way', way.words);
    button.setAttribute('type', 'button');
    button.addEventListener('click', way.go);
    middle.appendChild(button);
  }
  section.appendChild(middle);
  if (screen.footer !== undefined) section.appendChild(words('p', 'footer', screen.footer));
}

const reload = () => window.location.reload();
const to = (address: string) => () => window.location.assign(address);

/** "KFM 7RQ", as people read it aloud. */
const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

export function atTheDoor(door: AtTheDoor): Screen {
  return {
    title: 'You are at the door',
    text: 'Someone in the room will let you in. You don’t need to do anything.',
    picture: drawCircle({ taken: door.taken, own: door.seat }),
    below: `Your place is kept: ${seatWords(door.seat)}`,
    footer: `Room ${spaced(door.code)}`,
    ways: [],
  };
}

export const lookingForTheRoom: Screen = {
  title: 'Looking for the room',
  text: 'It comes back by itself. If it takes long, check that this tablet is on the room’s Wi-Fi.',
  ways: [],
};

export const thankYou: Screen = {
  title: 'Thank you for playing',
  text: 'Your seat stays yours. You can come back at any time.',
  ways: [
    { words: 'Play again', go: reload },
    { words: 'Join another room', go: to('/join') },
  ],
};

/** The server has ended this tablet's stay; `code` is the room's, if this page was ever told. */
export function goodBye(bye: Bye, code: string | null): Screen {
  const join = code === null ? '/join' : `/join#${code}`;
  switch (bye.reason) {
    case 'replaced':
      return {
        title: 'This seat is open in another tab',
        text: bye.text,
        ways: [{ words: 'Play here', go: reload }],
      };
    case 'declined':
      return { title: 'Not now', text: bye.text, ways: [{ words: 'Knock again', go: to(join) }] };
    case 'removed':
      return {
        title: 'Thank you for playing',
        text: bye.text,
        ways: [{ words: 'Join again', go: to(join) }],
      };
    default:
      return {
        title: 'The room is closed',
        text: bye.text,
        ways: [{ words: 'Join a room', go: to('/join') }],
      };
  }
}
