/** Letters, digits and steps for one switch: opens for a field, writes into it, closes again. Plain elements, any page. */
import { say } from '../words/say';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const ROWS = ['abcdef', 'ghijkl', 'mnopqr', 'stuvwx', "yz-'.,", '0123456789'] as const;
const STEPPED = ['number', 'range'];

function isField(element: Element): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

/** As if it had been typed: Preact hears of it. */
function write(field: Field, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function stepped(field: Field, by: -1 | 1): void {
  if (field instanceof HTMLSelectElement) {
    const next = Math.min(field.options.length - 1, Math.max(0, field.selectedIndex + by));
    field.selectedIndex = next;
    write(field, field.value);
  } else if (field instanceof HTMLInputElement) {
    if (by > 0) field.stepUp();
    else field.stepDown();
    write(field, field.value);
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'act';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

function row(...buttons: readonly HTMLButtonElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = 'scan-row';
  for (const one of buttons) made.appendChild(one);
  return made;
}

export function openBoard(element: Element): void {
  if (!isField(element)) return;
  const field = element;
  const board = document.createElement('section');
  board.className = 'scan-board panel';
  board.setAttribute('aria-label', say('scanning.board'));
  const text = document.createElement('output');
  text.className = 'field';
  const shows = (): void => {
    const secret = field instanceof HTMLInputElement && field.type === 'password';
    text.textContent = secret ? '•'.repeat(field.value.length) : field.value;
  };
  const close = (): void => {
    board.remove();
    if (field.isConnected) field.blur();
  };
  const act = (what: () => void) => () => {
    what();
    shows();
  };
  board.appendChild(text);
  if (field instanceof HTMLSelectElement || STEPPED.includes(field.type)) {
    board.appendChild(
      row(
        button(
          say('scanning.less'),
          act(() => stepped(field, -1)),
        ),
        button(
          say('scanning.more'),
          act(() => stepped(field, 1)),
        ),
      ),
    );
  } else {
    for (const letters of ROWS) {
      const keys = Array.from(letters).map((letter) =>
        button(
          letter,
          act(() => write(field, field.value + letter)),
        ),
      );
      board.appendChild(row(...keys));
    }
    board.appendChild(
      row(
        button(
          say('scanning.space'),
          act(() => write(field, `${field.value} `)),
        ),
        button(
          say('scanning.back'),
          act(() => write(field, field.value.slice(0, -1))),
        ),
        button(
          say('scanning.clear'),
          act(() => write(field, '')),
        ),
      ),
    );
  }
  const { form } = field;
  const last = [button(say('scanning.done'), close)];
  if (form !== null) {
    last.push(
      button(say('scanning.send'), () => {
        close();
        form.requestSubmit();
      }),
    );
  }
  board.appendChild(row(...last));
  shows();
  document.body.appendChild(board);
}
