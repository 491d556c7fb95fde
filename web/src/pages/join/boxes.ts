/** Six boxes that are one text field: typing, pasting and screen readers meet a plain input. */

import { say } from '../../words/say';
import { LENGTH, LETTERS, tidy } from './code';

export class CodeBoxes {
  readonly element = document.createElement('div');
  /** Called with the tidied code after every change. */
  onTyped: (code: string) => void = () => undefined;
  private readonly input = document.createElement('input');
  private readonly boxes: HTMLElement[] = [];

  constructor() {
    this.element.className = 'boxes';
    for (let index = 0; index < LENGTH; index++) {
      const box = document.createElement('span');
      box.className = index === LENGTH / 2 ? 'box second-half' : 'box';
      box.setAttribute('aria-hidden', 'true');
      this.boxes.push(box);
      this.element.appendChild(box);
    }
    const { input } = this;
    input.type = 'text';
    input.name = 'code';
    input.setAttribute('autocapitalize', 'characters');
    input.setAttribute('enterkeyhint', 'go');
    input.setAttribute('autocomplete', 'off');
    input.setAttribute('autocorrect', 'off');
    input.spellcheck = false;
    input.addEventListener('input', () => this.write(input.value));
    input.addEventListener('focus', () => this.element.classList.add('focused'));
    // What is typed goes on where it stopped: there is no caret to be seen between the boxes.
    input.addEventListener('click', () => this.toEnd());
    input.addEventListener('blur', () => this.element.classList.remove('focused'));
    this.element.appendChild(input);
    this.draw();
  }

  get code(): string {
    return this.input.value;
  }

  write(typed: string): void {
    this.input.value = tidy(typed);
    this.draw();
    this.onTyped(this.input.value);
  }

  name(): void {
    this.input.setAttribute('aria-label', say('join.code_box'));
  }

  invalid(invalid: boolean): void {
    this.input.setAttribute('aria-invalid', String(invalid));
  }

  focus(): void {
    this.input.focus();
  }

  private toEnd(): void {
    const { selectionStart, selectionEnd, value } = this.input;
    if (selectionStart === selectionEnd) this.input.setSelectionRange(value.length, value.length);
  }

  private draw(): void {
    const { value } = this.input;
    const next = Math.min(value.length, LENGTH - 1);
    this.boxes.forEach((box, index) => {
      const character = value.charAt(index);
      box.textContent = character;
      box.classList.toggle('next', index === next);
      box.classList.toggle('wrong', character !== '' && LETTERS.indexOf(character) < 0);
    });
  }
}
