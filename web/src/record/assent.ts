/** The question on a tablet whether its seat may be kept: two pictures over the pads, no word that has to be read. */
import '../styles/assent.css';
import { Lamp } from '../light/lamp';
import { part, shape } from '../touch/drawing';
import { say } from '../words/say';

const SIDE = 100;
const RING = 'M50 6a44 44 0 1 1-.01 0zm0 11a33 33 0 1 0 .01 0z';

/** A full disc with a tick: kept. A ring with nothing in it but a line through: not kept. */
const ANSWERS: readonly { readonly yes: boolean; readonly path: string }[] = [
  {
    yes: true,
    path: 'M50 6a44 44 0 1 1-.01 0zM29 46l-9 9 23 23 38-42-9-8-29 32z',
  },
  { yes: false, path: `${RING}M22 71l49-49 8 8-49 49z` },
];

export class AssentView {
  private readonly root: HTMLElement;
  private readonly light: Lamp;
  private readonly names: Array<[button: HTMLButtonElement, yes: boolean]> = [];
  private shown = false;

  constructor(root: HTMLElement, answer: (yes: boolean) => void) {
    this.root = root;
    this.light = new Lamp(root, 'held');
    root.setAttribute('role', 'group');
    for (const { yes, path } of ANSWERS) {
      const button = document.createElement('button');
      button.className = `assent-${yes ? 'yes' : 'no'}`;
      button.setAttribute('type', 'button');
      const mark = part('mark');
      mark.appendChild(shape('solid', path, SIDE));
      button.appendChild(mark);
      button.addEventListener('click', () => answer(yes));
      this.names.push([button, yes]);
      root.appendChild(button);
    }
    this.name();
  }

  get asked(): boolean {
    return this.shown;
  }

  get buttons(): HTMLElement[] {
    return this.names.map(([button]) => button);
  }

  /** In the language of the moment. */
  name(): void {
    this.root.setAttribute('aria-label', say('record.assent.question'));
    for (const [button, yes] of this.names) {
      button.setAttribute('aria-label', say(yes ? 'record.assent.yes' : 'record.assent.no'));
    }
  }

  show(asked: boolean): void {
    this.shown = asked;
    this.root.hidden = false; // once made, it only fades
    this.light.set(asked);
  }
}
