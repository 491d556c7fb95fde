/** The faces of the panel behind the corner: what it offers, the settings of this seat, what twenty touches suggest. */
import type { Access } from '../../access/profile';
import type { AccessProfile, AccessProposal } from '../../protocol.gen';
import { seatWords } from '../../ui/seats';
import { chooseLanguage, LANGUAGES, language, say, sayOr } from '../../words/say';
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

/** A sentence of the server; '' where this page doesn't know it. */
const told = (names: string, key: string, values: Readonly<Record<string, string | number>> = {}) =>
  key.indexOf(names) === 0 ? sayOr(key, '', values) : '';

export function proposed({ says, changes }: AccessProposal, doings: Doings): Face {
  const take = { words: say('access.find.take'), go: () => doings.answer(true) };
  const keep = { words: say('access.find.keep'), go: () => doings.answer(false) };
  const reasons = changes.map(({ reason }) => told(REASONS, reason.key, reason.values));
  return {
    title: say('pad.panel.proposed'),
    lines: [told(SAYS, says.key, says.values), ...reasons].filter((line) => line !== ''),
    ways: changes.length > 0 ? [take, keep] : [{ ...keep, words: say('pad.panel.back') }],
  };
}
