/** The pad page: one seat's pads, from the first touch to the last. It sounds itself only where that was asked for. */
import '../../styles/pad.css';
import '../../styles/screen.css';
import '../../styles/circle.css';
import { words } from 'virtual:words/pad';
import { connect } from '../../net/connection';
import { dropPass, keptPass, type Pass, passInAddress } from '../../net/pass';
import type { Bye, Surface } from '../../protocol.gen';
import type { AssentView } from '../../record/assent';
import { wearSign } from '../../record/sign';
import { prepareToStayAwake, stayAwake } from '../../touch/awake';
import { CardsView } from '../../touch/cards';
import { fillScreen } from '../../touch/fullscreen';
import { guard, holdPlace, keepPlace } from '../../touch/guards';
import { watchForLeaving } from '../../touch/leaving';
import { SurfaceView } from '../../touch/surface';
import { turnInWords } from '../../touch/turn-words';
import { onWords, say, startWords } from '../../words/say';
import { Behind } from './behind';
import { Hands } from './hands';
import { Play } from './play';
import { forget, remember, remembered } from './remembered';
import { atTheDoor, drawScreen, goodBye, lookingForTheRoom, type Screen, thankYou } from './screens';
import { Turns } from './turns';
import { Voice } from './voice';

/** How long a tablet that has nothing to show yet waits before it says so. */
const PATIENCE_MS = 3000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`pad.html has no #${id}`);
  return found;
}

function buttonsIn(part: HTMLElement): HTMLElement[] {
  return Array.from(part.querySelectorAll('button'));
}

function start(pass: Pass): void {
  const root = element('surface');
  const section = element('screen');
  const voice = new Voice(element('said'));
  const view = new SurfaceView(root);

  // Before the connection is made: it closes itself on the way out, and the touches must end first.
  watchForLeaving((going) => {
    endAll();
    if (going && 'sendBeacon' in navigator) navigator.sendBeacon('/api/off', pass.token);
  });
  const connection = connect(pass);
  const play = new Play(view, connection);
  const hands = new Hands(
    { root, view, signs: view },
    play.touches,
    {
      down: (key, { x, y }) => {
        if (view.corner.isAt(x, y)) view.corner.hold(key);
      },
      up: (key) => view.corner.release(key),
    },
    (sentence) => {
      voice.note(sentence);
      behind.note(sentence);
    },
  );
  const behind = new Behind({
    root,
    section: element('panel'),
    view,
    connection,
    reached: () => hands.reach(reachable()),
    tell: (sentence) => voice.say(sentence),
  });
  play.own = behind;
  const letGoOfPlace = keepPlace();
  let unguard: (() => void) | null = null;
  let change: number | null = null;
  let code: string | null = null;
  let seat: number | null = null;

  // Until the clock is known, the time that the server's welcome told must do.
  let welcomed = 0;
  const serverNow = () => {
    const local = performance.now() / 1000;
    return connection.clock.serverNow(local) ?? local + welcomed;
  };
  const turns = new Turns(serverNow, (told, moment, now) => {
    view.turn(moment, now);
    hands.turn(moment);
    cards.rests(told.state === 'stopped');
    if (!cards.held) voice.say(turnInWords(told, moment));
  });
  const cards = new CardsView(element('cards'), (act) => connection.send('conduct', { act }));

  view.turnsWith(element('cards'));

  let assent: AssentView | null = null;

  /** What switches reach instead of pads. */
  const reachable = () => {
    if (assent?.asked === true) return assent.buttons;
    return cards.held ? buttonsIn(element('cards')) : behind.buttons();
  };

  /** The therapist has asked whether this seat may be kept, or has stopped asking. */
  async function ask(asked: boolean): Promise<void> {
    if (assent === null) {
      if (!asked) return;
      const { AssentView: View } = await import('../../record/assent');
      assent ??= new View(element('assent'), (yes) => connection.send('give_assent', { yes }));
    }
    if (assent.asked === asked) return;
    if (asked) endAll();
    assent.show(asked);
    hands.reach(reachable());
    if (asked) voice.say(say('record.assent.question'));
  }

  function holdCards(held: boolean, until: number | null): void {
    if (held) endAll();
    view.cover(held);
    cards.show(held, until === null ? null : until - serverNow());
    hands.reach(reachable());
    voice.say(held ? say('pad.cards.yours') : say('pad.cards.back'));
  }

  function showPads(surface: Surface): void {
    section.hidden = true;
    root.hidden = false; // before it is laid out: what is hidden has no size
    view.show(surface);
    hands.reach(reachable());
    hands.show();
    turns.surface(surface);
    if (unguard === null) unguard = guard(root);
  }

  function endAll(): void {
    hands.endAll();
    play.allOff();
  }

  /** What stands there instead of pads; it is drawn anew in another language. */
  let screen: (() => Screen) | null = null;

  function showScreen(drawn: () => Screen): void {
    screen = drawn;
    endAll();
    if (unguard !== null) unguard();
    unguard = null;
    root.hidden = true;
    section.hidden = false;
    if (cards.held) cards.show(false, null);
    behind.close();
    const shown = drawn();
    drawScreen(section, shown);
    hands.reach(buttonsIn(section));
    voice.say(shown.title);
  }

  function cancelChange(): void {
    if (change !== null) window.clearTimeout(change);
    change = null;
    view.soon(false);
  }

  function leave(drawn: () => Screen): void {
    cancelChange();
    forget();
    letGoOfPlace();
    connection.close();
    showScreen(drawn);
  }

  connection.on('welcome', (welcome) => {
    seat = welcome.seat;
    welcomed = welcome.now - performance.now() / 1000;
    // This page is told anew of what still holds.
    turns.forget();
    view.cover(false);
    if (cards.held) cards.show(false, null);
  });
  cards.onOver = () => holdCards(false, null);
  wearSign(document.body, connection, (sign) => void ask(sign.asked === true));
  connection.on('turn', (turn) => turns.turn(turn));
  connection.on('count_in', (count) => turns.count(count));
  connection.on('conducting_cards', ({ held, until }) => {
    if (held || cards.held) holdCards(held, until ?? null);
  });
  connection.on('surface', (surface) => {
    cancelChange();
    if (surface.leave) return leave(() => thankYou(surface.seat));
    const local =
      surface.at === undefined || surface.at === null ? null : connection.clock.toLocal(surface.at);
    const wait = local === null ? 0 : local * 1000 - performance.now();
    if (wait <= 0) {
      remember(surface);
      return showPads(surface);
    }
    // Announced: the rim says that something is about to change, and then it does.
    view.soon(true);
    change = window.setTimeout(() => {
      cancelChange();
      remember(surface);
      showPads(surface);
    }, wait);
  });
  connection.on('at_the_door', (door) => {
    code = door.code;
    seat = door.seat;
    forget();
    showScreen(() => atTheDoor(door));
  });
  connection.onState((state, bye: Bye | null) => {
    view.away(state === 'away' || state === 'connecting');
    if (state !== 'gone' || bye === null) return;
    if (bye.reason !== 'replaced') dropPass('member');
    leave(() => goodBye(bye, seat, code));
  });

  onWords(() => {
    if (view.surface !== null) view.show(view.surface);
    view.corner.name();
    cards.name();
    assent?.name();
    if (!section.hidden && screen !== null) drawScreen(section, screen());
  });

  prepareToStayAwake();
  let touched = false;
  const onTouch = () => {
    stayAwake();
    if (touched || root.hidden) return;
    touched = true;
    holdPlace();
    fillScreen();
  };
  window.addEventListener('touchend', onTouch);
  window.addEventListener('mouseup', stayAwake);
  window.addEventListener('keydown', stayAwake);

  const last = remembered();
  if (last !== null) {
    showPads(last);
  } else {
    window.setTimeout(() => {
      if (root.hidden && section.hidden) showScreen(lookingForTheRoom);
    }, PATIENCE_MS);
  }
}

void startWords(words, 'page.pad');
const pass = passInAddress() || keptPass('member');
if (pass === null) window.location.replace('/join');
else start(pass);
