/** The helper's page as it is drawn: who, what is so now, two buttons that never move. */
import { Lamp, Scene } from '../../light/lamp';
import { seatLook } from '../../ui/seats';
import { languageSelect } from '../../words/chooser';
import { say } from '../../words/say';
import { drawSeat } from '../join/circle';
import type { Beads } from './scene';

/** What the page says now. */
export interface Shown {
  readonly word: string;
  readonly sentence: string;
  readonly beads: Beads | null;
  /** The seat may sound: word and beads wear its colour. */
  readonly mine: boolean;
  /** Half the light. */
  readonly calm: boolean;
  /** It may, and at other times it may not: a rim closes round it. */
  readonly rim: boolean;
}

export interface Pressed {
  readonly assisted: boolean;
  readonly notNow: boolean;
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
const HAND =
  'M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 10.5v-6a1.5 1.5 0 0 1 3 0V11M13 10.5v-5a1.5 1.5 0 0 1 3 0V12' +
  'M16 10.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.5-1-6.5-4L4 13.5c-.8-1.5 1-2.7 2-1.5l1 1.2';
const GLASS = 'M7 3h10M7 21h10M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9';

function icon(path: string): SVGSVGElement {
  const drawn = document.createElementNS(SVG, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawn.appendChild(line);
  return drawn;
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export class HelperView {
  onHelped: () => void = () => undefined;
  onNotNow: () => void = () => undefined;
  onAssent: (yes: boolean) => void = () => undefined;
  private readonly root: HTMLElement;
  private readonly token = make('span', 'who-token');
  private readonly name = make('b', 'who-name');
  private readonly beside = make('span', 'who-seat');
  private readonly now = make('main', 'now');
  private readonly rim = make('span', 'rim glow');
  private readonly rimLight = new Lamp(this.rim, 'lit');
  private readonly calm = new Scene<'calm' | ''>(this.now);
  private readonly word = make('h1', 'word');
  private readonly beads = make('div', 'beads');
  private readonly sentence = make('p', 'sentence');
  private readonly helped = make('button', 'button');
  private readonly rest = make('button', 'button');
  private readonly helpedWord = make('span', 'button-word');
  private readonly restWord = make('span', 'button-word');
  private readonly foot = make('p', 'foot');
  /** Where the sign of the recording stands. */
  readonly header = make('header', 'who');
  private readonly assent = make('div', 'assent-ask');
  private readonly assentQuestion = make('p', 'assent-question');
  private readonly assentYes = make('button', 'assent-answer');
  private readonly assentNo = make('button', 'assent-answer');

  constructor(root: HTMLElement) {
    this.root = root;
    const { header } = this;
    const names = make('p', 'who-words');
    for (const part of [this.name, this.beside]) names.appendChild(part);
    for (const part of [this.token, names]) header.appendChild(part);
    this.rim.setAttribute('aria-hidden', 'true');
    this.beads.setAttribute('role', 'img');
    for (const part of [this.rim, this.word, this.beads, this.sentence]) this.now.appendChild(part);
    const two = make('footer', 'hands');
    const buttons = make('div', 'two');
    this.button(buttons, this.helped, this.helpedWord, HAND, () => this.onHelped());
    this.button(buttons, this.rest, this.restWord, GLASS, () => this.onNotNow());
    two.appendChild(this.question());
    two.appendChild(buttons);
    two.appendChild(this.foot);
    two.appendChild(languageSelect());
    for (const part of [header, this.now, two]) root.appendChild(part);
  }

  private question(): HTMLElement {
    this.assent.hidden = true;
    this.assent.setAttribute('role', 'group');
    this.assent.appendChild(this.assentQuestion);
    for (const [button, yes] of [
      [this.assentYes, true],
      [this.assentNo, false],
    ] as const) {
      button.type = 'button';
      button.addEventListener('click', () => this.onAssent(yes));
      this.assent.appendChild(button);
    }
    return this.assent;
  }

  /** Whether this seat may be kept: the helper may answer for whoever sits there. */
  ask(seat: number | null): void {
    this.assent.hidden = seat === null;
    if (seat === null) return;
    write(this.assentQuestion, say('record.assent.helper', { seat: seatLook(seat).name }));
    write(this.assentYes, say('record.assent.yes'));
    write(this.assentNo, say('record.assent.no'));
  }

  private button(
    two: HTMLElement,
    button: HTMLButtonElement,
    word: HTMLElement,
    path: string,
    press: () => void,
  ): void {
    button.type = 'button';
    button.appendChild(icon(path));
    button.appendChild(word);
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') !== 'true') press();
    });
    two.appendChild(button);
  }

  /** Whose place this is; null until it is known. */
  seat(seat: number | null): void {
    this.root.classList.toggle('unknown', seat === null);
    write(this.helpedWord, say('helper.button.helped'));
    write(this.restWord, say('helper.button.not_now'));
    this.helped.setAttribute('aria-pressed', 'false');
    this.rest.setAttribute('aria-pressed', 'false');
    if (seat === null) return;
    const { colour, name } = seatLook(seat);
    this.root.className = `helper seat-${colour}`;
    if (this.token.getAttribute('data-seat') !== String(seat)) {
      this.token.setAttribute('data-seat', String(seat));
      this.token.textContent = '';
      this.token.appendChild(drawSeat(seat));
    }
    write(this.name, name);
    write(this.beside, say('helper.beside', { seat }));
  }

  show({ word, sentence, beads, mine, calm, rim }: Shown): void {
    write(this.word, word);
    write(this.sentence, sentence);
    this.now.classList.toggle('mine', mine);
    this.calm.want(calm ? 'calm' : '');
    this.rimLight.set(rim);
    this.beads.hidden = beads === null;
    if (beads === null) return;
    while (this.beads.childNodes.length > beads.all) this.beads.removeChild(this.beads.childNodes[0] as Node);
    while (this.beads.childNodes.length < beads.all) this.beads.appendChild(make('i', ''));
    for (let bead = 0; bead < beads.all; bead++) {
      (this.beads.childNodes[bead] as HTMLElement).className = bead < beads.filled ? 'full' : '';
    }
    this.beads.setAttribute('aria-label', say('helper.beads', { filled: beads.filled, all: beads.all }));
  }

  /** Null: there is nobody to help now. The buttons stay where they are. */
  pressed(pressed: Pressed | null): void {
    for (const button of [this.helped, this.rest]) {
      if (pressed === null) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
    this.helped.setAttribute('aria-pressed', String(pressed?.assisted === true));
    this.rest.setAttribute('aria-pressed', String(pressed?.notNow === true));
  }

  /** One line under the buttons. */
  say(words: string): void {
    write(this.foot, words);
  }
}
