/** The helper's page: what is going on beside a seat, when its turn comes, and two things to say about it. */
import '../../styles/helper.css';
import { words } from 'virtual:words/helper';
import { connect } from '../../net/connection';
import { type Pass, passInAddress } from '../../net/pass';
import type { Bye, Helping } from '../../protocol.gen';
import { wearSign } from '../../record/sign';
import { prepareToStayAwake, stayAwake } from '../../touch/awake';
import { seatLook } from '../../ui/seats';
import { sayRefusal } from '../../words/refusal';
import { type Key, onWords, say, startWords } from '../../words/say';
import { Voice } from '../pad/voice';
import { sentenceOf, wordOf } from './helper-words';
import { type Scene, sceneAt } from './scene';
import { HelperView, type Shown } from './view';

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`helper.html has no #${id}`);
  return found;
}

/** A page with nothing to count: a word and a sentence. */
function plain(word: Key, sentence: Key): Shown {
  return { word: say(word), sentence: say(sentence), beads: null, mine: false, calm: false, rim: false };
}

function ended(bye: Bye): Shown {
  return bye.reason === 'closed'
    ? plain('helper.word.thanks', 'helper.text.thanks')
    : plain('helper.word.ended', 'helper.text.ended');
}

class HelperPage {
  private readonly view = new HelperView(element('helper'));
  private readonly voice = new Voice(element('said'));
  private readonly connection;
  private helping: Helping | null = null;
  private bye: Bye | null = null;
  private away = false;
  /** The therapist asks whether this seat may be kept. */
  private asked = false;
  /** What went wrong with the last press, until the next word of the room. */
  private trouble: string | null = null;
  private timer: number | null = null;
  private welcomed = 0;

  constructor(pass: Pass) {
    this.connection = connect(pass);
    const { connection } = this;
    connection.on('welcome', ({ now, seat }) => {
      this.welcomed = now - performance.now() / 1000;
      this.view.seat(seat);
    });
    connection.on('helping', (helping) => {
      this.helping = helping;
      this.trouble = null;
      this.look();
    });
    connection.on('refused', (refused) => {
      if (refused.event === 'hello') return;
      this.trouble = sayRefusal(refused);
      this.look();
    });
    wearSign(this.view.header, connection, (sign) => {
      this.asked = sign.asked === true;
      this.look();
    });
    connection.onState((state, bye) => {
      this.away = state === 'away';
      if (state === 'gone') this.bye = bye;
      this.look();
    });
    this.view.onHelped = () => this.press('mark_assisted', this.helping?.assisted !== true);
    this.view.onNotNow = () => this.press('not_now', this.helping?.not_now !== true);
    this.view.onAssent = (yes) => connection.send('give_assent', { yes });
    onWords(() => this.look());
  }

  private press(event: 'mark_assisted' | 'not_now', on: boolean): void {
    if (this.connection.send(event, { on })) return;
    this.trouble = say('helper.foot.no_link');
    this.look();
  }

  private now(): number {
    const local = performance.now() / 1000;
    return this.connection.clock.serverNow(local) ?? local + this.welcomed;
  }

  /** `reached`: a timer may ring a hair early; what it was set for has come all the same. */
  private look(reached = Number.NEGATIVE_INFINITY): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    const { helping, bye } = this;
    this.view.seat(helping === null ? null : helping.seat);
    this.view.ask(this.asked && bye === null && helping !== null ? helping.seat : null);
    if (bye !== null || helping === null) {
      const shown = bye === null ? plain('helper.word.looking', 'helper.text.looking') : ended(bye);
      this.view.show(shown);
      this.view.pressed(null);
      this.view.say('');
      this.voice.say(`${shown.word}. ${shown.sentence}`);
      return;
    }
    const now = Math.max(this.now(), reached);
    const scene = sceneAt(helping, now);
    const { changes } = scene;
    if (changes !== null) {
      this.timer = window.setTimeout(() => this.look(changes), Math.max(0, (changes - now) * 1000));
    }
    this.show(helping, scene);
  }

  private show(helping: Helping, scene: Scene): void {
    const word = wordOf(scene, helping.seat);
    const { beads, mine } = scene;
    const rim = mine && (helping.part !== null || scene.kind === 'lead');
    this.view.show({
      word,
      sentence: sentenceOf(helping, scene, true),
      beads,
      mine,
      calm: helping.calm,
      rim,
    });
    this.view.pressed(
      helping.link === 'free' ? null : { assisted: helping.assisted, notNow: helping.not_now },
    );
    this.view.say(this.foot(helping, scene));
    this.voice.say(`${word}. ${sentenceOf(helping, scene, false)}`);
  }

  private foot({ seat, assisted, not_now: notNow, link }: Helping, scene: Scene): string {
    const values = { seat: seatLook(seat).name };
    if (this.trouble !== null) return this.trouble;
    if (this.away) return say('helper.foot.away');
    if (link === 'free') return '';
    if (assisted) return say('helper.foot.marked');
    if (notNow) return say('helper.foot.resting', values);
    return scene.mine ? say('helper.foot.not_now', values) : say('helper.foot.helped');
  }
}

function begin(): void {
  const pass = passInAddress();
  if (pass === null) {
    const view = new HelperView(element('helper'));
    const draw = () => {
      view.seat(null);
      view.show(plain('helper.word.ended', 'helper.text.no_link'));
      view.pressed(null);
    };
    onWords(draw);
    draw();
    return;
  }
  new HelperPage(pass);
  prepareToStayAwake();
  for (const touch of ['touchend', 'mouseup', 'keydown']) window.addEventListener(touch, stayAwake);
}

if (window.matchMedia('(prefers-contrast: more)').matches) document.documentElement.className = 'contrast';
void startWords(words, 'page.helper').then(begin);
