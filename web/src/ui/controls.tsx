/** The small controls the pages are made of: each at least 48 px, each with its state in words or shape. */

import { Minus, Plus } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

interface ActProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** A control with an on and an off; "mixed" when several things differ. */
  readonly pressed?: boolean | 'mixed';
  readonly kind?: 'plain' | 'outline' | 'main' | 'next';
  readonly label?: string;
  readonly class?: string;
}

/** A button with a word on it. */
export function Act({ children, onPress, pressed, kind = 'plain', label, class: more = '' }: ActProps) {
  const state = pressed === undefined ? {} : { 'aria-pressed': pressed };
  const name = label === undefined ? {} : { 'aria-label': label };
  return (
    <button type="button" class={`act ${kind} ${more}`} onClick={onPress} {...state} {...name}>
      {children}
    </button>
  );
}

export interface Choice<T extends string | number> {
  readonly value: T;
  readonly words: ComponentChildren;
  readonly label?: string;
}

interface ChoicesProps<T extends string | number> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  /** Null when several things differ. */
  readonly chosen: T | null;
  readonly onChoose: (value: T) => void;
}

/** One of a few: the present one is filled. */
export function Choices<T extends string | number>({ label, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="choices" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          type="button"
          key={choice.value}
          aria-pressed={choice.value === chosen}
          {...(choice.label === undefined ? {} : { 'aria-label': choice.label })}
          onClick={() => onChoose(choice.value)}
        >
          {choice.words}
        </button>
      ))}
    </div>
  );
}

interface StepperProps {
  /** What is stepped, for the names of both buttons. */
  readonly label: string;
  readonly value: ComponentChildren;
  /** Under the number, such as its unit. */
  readonly words?: ComponentChildren;
  readonly less: string;
  readonly more: string;
  readonly onStep: (by: -1 | 1) => void;
}

/** A number between minus and plus. */
export function Stepper({ label, value, words, less, more, onStep }: StepperProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid in older browsers.
    <div class="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={less} onClick={() => onStep(-1)}>
        <Icon of={Minus} />
      </button>
      <p class="num">
        <b>{value}</b>
        {words === undefined ? null : <small>{words}</small>}
      </p>
      <button type="button" aria-label={more} onClick={() => onStep(1)}>
        <Icon of={Plus} />
      </button>
    </div>
  );
}

interface TileProps {
  readonly title: string;
  readonly words?: ComponentChildren;
  readonly on: boolean | 'mixed';
  readonly onPress: () => void;
  /** What it is still about to do since it was switched. */
  readonly still?: 'opening' | 'leaving' | '';
}

/** A thing that is on or off, with what it is in a second line. */
export function SwitchTile({ title, words, on, onPress, still = '' }: TileProps) {
  return (
    <button type="button" class={`tile ${still}`} aria-pressed={on} onClick={onPress}>
      <span class="tile-words">
        <b>{title}</b>
        {words === undefined ? null : <small>{words}</small>}
      </span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}

/** The cap of a key, as it stands on the control it works. Its style sheet writes it: it is no part of a control's name. */
export function KeyCap({ children }: { readonly children: string }) {
  return <span class="key" aria-hidden="true" data-cap={children} />;
}
