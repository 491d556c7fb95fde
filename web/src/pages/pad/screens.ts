/** What the tablet shows when it has no pads to play: a few calm words and the way on. */
import type { AtTheDoor, Bye } from '../../protocol.gen';
import { seatWords } from '../../ui/seats';
import { sayBye } from '../../words/bye';
import { say } from '../../words/say';
import { drawCircle, drawSeat } from '../join/circle';

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
    title: say('pad.door.title'),
    text: say('pad.door.text'),
    picture: drawCircle({ taken: door.taken, own: door.seat }),
    below: say('pad.door.kept', { seat: seatWords(door.seat) }),
    footer: say('pad.door.room', { code: spaced(door.code) }),
    ways: [],
  };
}

export function lookingForTheRoom(): Screen {
  return {
    title: say('pad.looking.title'),
    text: say('pad.looking.text'),
    picture: drawCircle({ taken: [], own: null }),
    ways: [],
  };
}

const seatPicture = (seat: number | null) => (seat === null ? {} : { picture: drawSeat(seat) });

export function thankYou(seat: number): Screen {
  return {
    title: say('pad.thanks.title'),
    text: say('pad.thanks.text'),
    picture: drawSeat(seat),
    ways: [
      { words: say('pad.way.play_again'), go: reload },
      { words: say('pad.way.another'), go: to('/join') },
    ],
  };
}

/** The server has ended this tablet's stay. `seat` and `code`: as far as this page was ever told. */
export function goodBye(bye: Bye, seat: number | null, code: string | null): Screen {
  const join = code === null ? '/join' : `/join#${code}`;
  const text = sayBye(bye);
  const picture = seatPicture(seat);
  switch (bye.reason) {
    case 'replaced':
      return {
        title: say('pad.replaced.title'),
        text,
        ...picture,
        ways: [{ words: say('pad.way.play_here'), go: reload }],
      };
    case 'declined':
      return {
        title: say('pad.declined.title'),
        text,
        ...picture,
        ways: [{ words: say('pad.way.knock'), go: to(join) }],
      };
    case 'removed':
      return {
        title: say('pad.thanks.title'),
        text,
        ...picture,
        ways: [{ words: say('pad.way.join_again'), go: to(join) }],
      };
    default:
      return {
        title: say('pad.ended.title'),
        text,
        ...picture,
        ways: [{ words: say('pad.way.join'), go: to('/join') }],
      };
  }
}
