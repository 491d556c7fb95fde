/** The faces of the panel behind the corner: what it offers, the settings of this seat, what twenty touches suggest. */
import type { Access } from '../../access/profile';
import type { AccessProfile, AccessProposal, Phrase, ProposedChange } from '../../protocol.gen';
import { seatWords } from '../../ui/seats';
import { chooseLanguage, figure, type Key, LANGUAGES, language, say, sayOr } from '../../words/say';
import { OWN_SETTINGS, type OwnSetting } from './own-settings';
import type { Control, Face, Row } from './panel';

export { Panel } from './panel';

/** What a press in the panel does. */
export interface Doings {
  readonly access: () => Access;
  readonly change: (changes: AccessProfile) => void;
  readonly leave: () => void;
  readonly close: () => void;
  readonly turnTo: (face: (doings: Doings) => Face) => void;
  /** To what was proposed: take it, or leave all as it is. */
  readonly answer: (take: boolean) => void;
}

/** Names in the catalogs that come from the server. */
const REASONS = 'access.reason.';
const SAYS = 'access.proposal.';

const back = ({ close }: Doings): Control => ({ words: say('pad.panel.back'), go: close });

export function menu(seat: number, doings: Doings): Face {
  return {
    title: say('pad.panel.title', { seat: seatWords(seat) }),
    ways: [
      back(doings),
      { words: say('pad.panel.settings'), go: () => doings.turnTo(settings) },
      { words: say('pad.panel.leave'), go: doings.leave },
    ],
  };
}

/** Something that whoever set this up ought to read. */
export function noted(seat: number, sentence: string, doings: Doings): Face {
  return {
    title: say('pad.panel.title', { seat: seatWords(seat) }),
    lines: [sentence],
    ways: [back(doings)],
  };
}

export function settings(doings: Doings): Face {
  return {
    title: say('pad.panel.settings'),
    rows: [...OWN_SETTINGS.map((setting) => settingRow(setting, doings)), languageRow()],
    ways: [back(doings)],
  };
}

/** `step` answers what a press of less or more does; null: nothing. */
function row(title: string, value: string, step: (by: -1 | 1) => (() => void) | null): Row {
  return {
    title,
    value,
    less: { words: '−', name: say('access.less', { what: title }), go: step(-1) },
    more: { words: '+', name: say('access.more', { what: title }), go: step(1) },
  };
}

function settingRow(setting: OwnSetting, { access, change }: Doings): Row {
  return row(say(setting.title), setting.value(access()), (by) => {
    const changes = setting.step(access(), by);
    return changes === null ? null : () => change(changes);
  });
}

function languageRow(): Row {
  const at = LANGUAGES.map(([code]) => code).indexOf(language());
  const now = LANGUAGES[at];
  return row(say('language.title'), now === undefined ? language() : now[1], (by) => {
    const next = LANGUAGES[(at + by + LANGUAGES.length) % LANGUAGES.length];
    return next === undefined ? null : () => void chooseLanguage(next[0]);
  });
}

/** A number as the language writes it, with the decimals it came with. */
const inWords = (value: string | number) =>
  typeof value === 'number' && value % 1 !== 0
    ? figure(value, (String(value).split('.')[1] || '').length)
    : value;

/** A sentence of the server; '' where this page doesn't know it. */
function told(names: string, { key, values = {} }: Phrase): string {
  if (key.indexOf(names) !== 0) return '';
  const written: Record<string, string | number> = {};
  for (const name of Object.keys(values)) written[name] = inWords(values[name] ?? '');
  return sayOr(key, '', written);
}

const inSeconds = (value: string | number) => say('access.seconds', { time: inWords(value) });
const inMillimetres = (value: string | number) => say('access.millimetres', { size: inWords(value) });

/** What can be suggested, and how its value is said. */
const SUGGESTED: Readonly<Record<string, readonly [Key, (value: string | number) => string | number]>> = {
  hold_duration: ['access.hold.title', inSeconds],
  ignore_repeat: ['access.repeat.title', inSeconds],
  act_on: [
    'access.act_on.title',
    (value) => say(value === 'lift' ? 'access.act_on.lift' : 'access.act_on.touch'),
  ],
  palm: ['access.palm.title', () => say('access.on')],
  dead_margin: ['access.margin.title', inMillimetres],
  pad_size: ['access.pad_size.title', inMillimetres],
  pads: ['access.pads.title', inWords],
};

function changed({ field, value, reason }: ProposedChange): string {
  const [title, words] = SUGGESTED[field] || [];
  const why = told(REASONS, reason);
  if (title === undefined || words === undefined || value === null) return why;
  const set = typeof value === 'boolean' ? say(value ? 'access.on' : 'access.off') : words(value);
  return `${say('access.find.change', { what: say(title), value: set })}. ${why}`;
}

export function proposed({ says, changes }: AccessProposal, doings: Doings): Face {
  const take = { words: say('access.find.take'), go: () => doings.answer(true) };
  const keep = { words: say('access.find.keep'), go: () => doings.answer(false) };
  return {
    title: say('pad.panel.proposed'),
    lines: [told(SAYS, says), ...changes.map(changed)].filter((line) => line !== ''),
    ways: changes.length > 0 ? [take, keep] : [{ ...keep, words: say('pad.panel.back') }],
  };
}
