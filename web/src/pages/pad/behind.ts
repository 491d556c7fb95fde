/** What lies behind the pads: the panel behind the corner, the piece of twenty touches, the tablet's own sound. Each is
    fetched when it is wanted first: most tablets never do, and the oldest have the least to read. */
import { type Access, whole } from '../../access/profile';
import type { Connection } from '../../net/connection';
import type { AccessProposal, Calibration, Surface } from '../../protocol.gen';
import type { SurfaceView } from '../../touch/surface';
import { onWords, say } from '../../words/say';
import type { Piece } from './calibration';
import type { Doings } from './faces';
import type { OwnSound } from './own-sound';
import type { Face, Panel } from './panel';

/** How long the corner shows that a wish to leave is on its way. */
const ASKED_MS = 30_000;

/** When twenty are asked for without saying so. */
const TOUCHES = 20;

export interface Ground {
  /** Where pads are. */
  readonly root: HTMLElement;
  /** Where the panel goes. */
  readonly section: HTMLElement;
  readonly view: SurfaceView;
  readonly connection: Connection;
  /** Other buttons can be reached by switches now. */
  readonly reached: () => void;
  /** Said to those who hear the page. */
  readonly tell: (sentence: string) => void;
}

export class Behind {
  private sound: OwnSound | null = null;
  private readonly ground: Ground;
  private panel: Panel | null = null;
  private piece: Piece | null = null;
  private proposal: AccessProposal | null = null;
  private access: Access = whole({});

  constructor(ground: Ground) {
    this.ground = ground;
    const { connection, view } = ground;
    view.corner.onHeld = () => this.open();
    view.turnsWith(ground.section);
    connection.on('surface', (surface) => this.surface(surface));
    connection.on('calibration', (calibration) => this.calibrate(calibration));
    connection.on('access_proposal', (proposal) => this.propose(proposal));
    connection.on('at_the_door', () => this.close());
    connection.onState((state) => {
      if (state !== 'here') this.stop();
      if (state === 'gone') this.close();
    });
    onWords(() => {
      if (this.panel !== null) this.panel.draw();
    });
  }

  /** What a switch can reach of it; none while it is closed. */
  buttons(): HTMLElement[] {
    return this.panel === null ? [] : this.panel.buttons();
  }

  close(): void {
    this.stop();
    this.closePanel();
  }

  /** A sentence for whoever looks after this tablet. What they are in the middle of stays. */
  note(sentence: string): void {
    const { surface } = this.ground.view;
    const inUse = this.proposal !== null || this.panel?.inUse === true;
    if (surface === null || inUse) return;
    this.fetch(
      ({ noted }) =>
        () =>
          noted(surface.seat, sentence, this.doings),
      false,
    ).catch(() => undefined); // it was said, too
  }

  /** A touch has begun: the tablet sounds it, too, where that was wanted and may be heard now. */
  began(note: number, pad: number, velocity: number): void {
    const { surface, heard } = this.ground.view;
    const tone = surface === null ? undefined : surface.pads[pad];
    if (this.sound === null || surface === null || tone === undefined || !heard) return;
    if (this.access.own_sound > 0) this.sound.begin(note, tone.pitch, velocity, surface.hold);
  }

  ended(note: number): void {
    if (this.sound !== null) this.sound.end(note);
  }

  private surface(surface: Surface): void {
    this.access = whole(surface.access);
    if (surface.leave) this.close();
    else if (this.panel !== null) this.panel.draw();
    const level = this.access.own_sound;
    if (this.sound !== null) this.sound.level(level);
    else if (level > 0) {
      import('./own-sound')
        .then(({ OwnSound }) => {
          if (this.sound === null) this.sound = new OwnSound();
          this.sound.level(this.access.own_sound);
        })
        .catch(() => undefined); // out of reach now: the next change asks again
    }
  }

  private fetch(draw: (faces: typeof import('./faces')) => () => Face, asked: boolean): Promise<void> {
    return import('./faces').then((faces) => {
      if (this.panel === null) this.panel = new faces.Panel(this.ground.section, this.ground.reached);
      this.panel.show(draw(faces), asked);
    });
  }

  private readonly doings: Doings = {
    access: () => this.access,
    change: (changes) => void this.ground.connection.send('change_own_access', { changes }),
    leave: () => this.askToLeave(),
    close: () => this.closePanel(),
    turnTo: (face) => {
      if (this.panel !== null) this.panel.show(() => face(this.doings), true);
    },
    answer: (take) => this.answer(take),
  };

  private open(): void {
    const { view } = this.ground;
    const { surface } = view;
    if (surface === null) return;
    this.fetch(
      ({ menu }) =>
        () =>
          menu(surface.seat, this.doings),
      true,
    ).then(
      () => view.corner.forget(),
      () => this.askToLeave(), // the way out is always there
    );
  }

  private askToLeave(): void {
    const { connection, view } = this.ground;
    this.closePanel();
    connection.send('ask_to_leave', {});
    view.corner.asked();
    window.setTimeout(() => view.corner.forget(), ASKED_MS);
  }

  private closePanel(): void {
    if (this.panel !== null) this.panel.close();
  }

  // --- twenty touches

  private calibrate({ on, touches }: Calibration): void {
    this.stop();
    if (!on) return;
    this.closePanel();
    const { root, view, connection, tell } = this.ground;
    import('./calibration')
      .then(({ Piece }) => {
        this.stop();
        this.piece = new Piece(root, view, touches === undefined ? TOUCHES : touches, (made) => {
          this.piece = null;
          connection.send('calibrated', made);
        });
        tell(say('pad.piece.begins'));
      })
      .catch(() => undefined); // the therapist sees that nothing comes, and can call it off
  }

  private stop(): void {
    if (this.piece !== null) this.piece.stop();
    this.piece = null;
  }

  private propose(proposal: AccessProposal): void {
    const waits = this.proposal !== null;
    this.proposal = proposal.over ? null : proposal;
    if (proposal.over) {
      if (waits) this.closePanel();
      return;
    }
    this.fetch(
      ({ proposed }) =>
        () =>
          proposed(proposal, this.doings),
      false,
    ).catch(() => undefined); // the dashboard has it, too
  }

  private answer(take: boolean): void {
    const { proposal } = this;
    this.proposal = null;
    if (proposal !== null) this.ground.connection.send('take_proposal', { seat: proposal.seat, take });
    this.closePanel();
  }
}
