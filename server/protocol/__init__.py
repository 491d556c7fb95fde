"""Every message between a page and the server, who may send it, and the version both must share.

A *command* comes from a page (imperative), a *fact* goes to one (what is so, or what happened). The event name on the
wire is the class name in snake_case; the data is one object with exactly the fields below. Times are seconds on the
server's clock (`Welcome.now` and `ClockReply` let a page estimate it).
Pitches are MIDI semitones with fractions (69.0 = 440 Hz).
"""

from server.protocol.access import (
    ACCESS_FORMAT as ACCESS_FORMAT,
)
from server.protocol.access import (
    AccessCard as AccessCard,
)
from server.protocol.access import (
    AccessPreset as AccessPreset,
)
from server.protocol.access import (
    AccessProfile as AccessProfile,
)
from server.protocol.access import (
    AccessProposal as AccessProposal,
)
from server.protocol.access import (
    Calibrate as Calibrate,
)
from server.protocol.access import (
    Calibrated as Calibrated,
)
from server.protocol.access import (
    Calibration as Calibration,
)
from server.protocol.access import (
    CalibrationTouch as CalibrationTouch,
)
from server.protocol.access import (
    ChangeAccess as ChangeAccess,
)
from server.protocol.access import (
    ChangeOwnAccess as ChangeOwnAccess,
)
from server.protocol.access import (
    Changes as Changes,
)
from server.protocol.access import (
    ProposedChange as ProposedChange,
)
from server.protocol.access import (
    SetCalm as SetCalm,
)
from server.protocol.access import (
    TakeProposal as TakeProposal,
)
from server.protocol.access import (
    UseAccess as UseAccess,
)
from server.protocol.connection import (
    Bye as Bye,
)
from server.protocol.connection import (
    Clock as Clock,
)
from server.protocol.connection import (
    ClockReply as ClockReply,
)
from server.protocol.connection import (
    Hello as Hello,
)
from server.protocol.connection import (
    Link as Link,
)
from server.protocol.connection import (
    Refused as Refused,
)
from server.protocol.connection import (
    Welcome as Welcome,
)
from server.protocol.grounds import (
    BedState as BedState,
)
from server.protocol.grounds import (
    ChordsState as ChordsState,
)
from server.protocol.grounds import (
    DroneState as DroneState,
)
from server.protocol.grounds import (
    PulseState as PulseState,
)
from server.protocol.grounds import (
    SetBed as SetBed,
)
from server.protocol.grounds import (
    SetChords as SetChords,
)
from server.protocol.grounds import (
    SetDrone as SetDrone,
)
from server.protocol.grounds import (
    SetPulse as SetPulse,
)
from server.protocol.grounds import (
    SetSpace as SetSpace,
)
from server.protocol.helping import (
    Helping as Helping,
)
from server.protocol.helping import (
    MarkAssisted as MarkAssisted,
)
from server.protocol.helping import (
    NotNow as NotNow,
)
from server.protocol.music import (
    Accent as Accent,
)
from server.protocol.music import (
    AllNotesOff as AllNotesOff,
)
from server.protocol.music import (
    Go as Go,
)
from server.protocol.music import (
    PlayTestTone as PlayTestTone,
)
from server.protocol.music import (
    PreviewScale as PreviewScale,
)
from server.protocol.music import (
    SetHush as SetHush,
)
from server.protocol.music import (
    SetLevel as SetLevel,
)
from server.protocol.music import (
    SetRumble as SetRumble,
)
from server.protocol.music import (
    SetScale as SetScale,
)
from server.protocol.music import (
    SetTempo as SetTempo,
)
from server.protocol.music import (
    SetTiming as SetTiming,
)
from server.protocol.music import (
    StepLevel as StepLevel,
)
from server.protocol.music import (
    Stop as Stop,
)
from server.protocol.music import (
    TakePulse as TakePulse,
)
from server.protocol.music import (
    TapTempo as TapTempo,
)
from server.protocol.music import (
    Undo as Undo,
)
from server.protocol.offer import (
    GroundView as GroundView,
)
from server.protocol.offer import (
    InstrumentView as InstrumentView,
)
from server.protocol.offer import (
    Offer as Offer,
)
from server.protocol.offer import (
    PlanText as PlanText,
)
from server.protocol.offer import (
    ScaleView as ScaleView,
)
from server.protocol.pads import (
    AllOff as AllOff,
)
from server.protocol.pads import (
    AskToLeave as AskToLeave,
)
from server.protocol.pads import (
    AtTheDoor as AtTheDoor,
)
from server.protocol.pads import (
    Conduct as Conduct,
)
from server.protocol.pads import (
    ConductingCards as ConductingCards,
)
from server.protocol.pads import (
    CountIn as CountIn,
)
from server.protocol.pads import (
    Held as Held,
)
from server.protocol.pads import (
    NoteOff as NoteOff,
)
from server.protocol.pads import (
    NoteOn as NoteOn,
)
from server.protocol.pads import (
    PadTone as PadTone,
)
from server.protocol.pads import (
    Surface as Surface,
)
from server.protocol.pads import (
    Turn as Turn,
)
from server.protocol.people import (
    Admit as Admit,
)
from server.protocol.people import (
    AllowLeave as AllowLeave,
)
from server.protocol.people import (
    Arrange as Arrange,
)
from server.protocol.people import (
    MoreSeats as MoreSeats,
)
from server.protocol.people import (
    NewCode as NewCode,
)
from server.protocol.people import (
    RemoveSeat as RemoveSeat,
)
from server.protocol.people import (
    SetDisplay as SetDisplay,
)
from server.protocol.people import (
    SetDoor as SetDoor,
)
from server.protocol.people import (
    SetGroup as SetGroup,
)
from server.protocol.people import (
    SetSeats as SetSeats,
)
from server.protocol.people import (
    StepSeats as StepSeats,
)
from server.protocol.plan import (
    GoToScene as GoToScene,
)
from server.protocol.plan import (
    NextScene as NextScene,
)
from server.protocol.plan import (
    Plan as Plan,
)
from server.protocol.plan import (
    Scene as Scene,
)
from server.protocol.plan import (
    SceneFromNow as SceneFromNow,
)
from server.protocol.plan import (
    SetPlan as SetPlan,
)
from server.protocol.plan import (
    StayInScene as StayInScene,
)
from server.protocol.record import (
    AskAssent as AskAssent,
)
from server.protocol.record import (
    Assent as Assent,
)
from server.protocol.record import (
    Densities as Densities,
)
from server.protocol.record import (
    EndReplay as EndReplay,
)
from server.protocol.record import (
    ExportFormat as ExportFormat,
)
from server.protocol.record import (
    ExportOrder as ExportOrder,
)
from server.protocol.record import (
    GiveAssent as GiveAssent,
)
from server.protocol.record import (
    Goal as Goal,
)
from server.protocol.record import (
    JobView as JobView,
)
from server.protocol.record import (
    KeepDays as KeepDays,
)
from server.protocol.record import (
    KeepSeats as KeepSeats,
)
from server.protocol.record import (
    Mark as Mark,
)
from server.protocol.record import (
    MarkIcon as MarkIcon,
)
from server.protocol.record import (
    MarkView as MarkView,
)
from server.protocol.record import (
    Moment as Moment,
)
from server.protocol.record import (
    Mood as Mood,
)
from server.protocol.record import (
    PauseRecording as PauseRecording,
)
from server.protocol.record import (
    Recording as Recording,
)
from server.protocol.record import (
    RecordingSign as RecordingSign,
)
from server.protocol.record import (
    Replay as Replay,
)
from server.protocol.record import (
    SeatKeyChange as SeatKeyChange,
)
from server.protocol.record import (
    SeatKeyOrder as SeatKeyOrder,
)
from server.protocol.record import (
    SeriesLine as SeriesLine,
)
from server.protocol.record import (
    SessionEdit as SessionEdit,
)
from server.protocol.record import (
    SessionId as SessionId,
)
from server.protocol.record import (
    SessionLine as SessionLine,
)
from server.protocol.record import (
    SessionSeat as SessionSeat,
)
from server.protocol.record import (
    SessionView as SessionView,
)
from server.protocol.record import (
    Speed as Speed,
)
from server.protocol.record import (
    StartRecording as StartRecording,
)
from server.protocol.record import (
    StartReplay as StartReplay,
)
from server.protocol.record import (
    SteerReplay as SteerReplay,
)
from server.protocol.record import (
    StopRecording as StopRecording,
)
from server.protocol.report import (
    Baseline as Baseline,
)
from server.protocol.report import (
    Curve as Curve,
)
from server.protocol.report import (
    Measure as Measure,
)
from server.protocol.report import (
    NoteBar as NoteBar,
)
from server.protocol.report import (
    Report as Report,
)
from server.protocol.report import (
    SeatRow as SeatRow,
)
from server.protocol.report import (
    Stretch as Stretch,
)
from server.protocol.report import (
    Timeline as Timeline,
)
from server.protocol.report import (
    Trend as Trend,
)
from server.protocol.report import (
    TrendPoint as TrendPoint,
)
from server.protocol.room_state import (
    Cue as Cue,
)
from server.protocol.room_state import (
    GroupState as GroupState,
)
from server.protocol.room_state import (
    LeaderState as LeaderState,
)
from server.protocol.room_state import (
    Match as Match,
)
from server.protocol.room_state import (
    Notice as Notice,
)
from server.protocol.room_state import (
    PlanView as PlanView,
)
from server.protocol.room_state import (
    Reading as Reading,
)
from server.protocol.room_state import (
    RoomState as RoomState,
)
from server.protocol.room_state import (
    ScaleNow as ScaleNow,
)
from server.protocol.room_state import (
    SceneView as SceneView,
)
from server.protocol.room_state import (
    SeatState as SeatState,
)
from server.protocol.room_state import (
    SpeakerView as SpeakerView,
)
from server.protocol.room_state import (
    Tempo as Tempo,
)
from server.protocol.room_state import (
    UndoView as UndoView,
)
from server.protocol.safety import (
    Ceiling as Ceiling,
)
from server.protocol.safety import (
    Device as Device,
)
from server.protocol.safety import (
    DeviceCeiling as DeviceCeiling,
)
from server.protocol.safety import (
    LiftCut as LiftCut,
)
from server.protocol.safety import (
    Noise as Noise,
)
from server.protocol.safety import (
    People as People,
)
from server.protocol.safety import (
    PlayNoise as PlayNoise,
)
from server.protocol.safety import (
    Safety as Safety,
)
from server.protocol.safety import (
    SetAccents as SetAccents,
)
from server.protocol.safety import (
    SetCeiling as SetCeiling,
)
from server.protocol.safety import (
    UnlockCeiling as UnlockCeiling,
)
from server.protocol.speaker import (
    Mix as Mix,
)
from server.protocol.speaker import (
    SeatMix as SeatMix,
)
from server.protocol.speaker import (
    Silence as Silence,
)
from server.protocol.speaker import (
    SoundBend as SoundBend,
)
from server.protocol.speaker import (
    SoundOff as SoundOff,
)
from server.protocol.speaker import (
    SoundOn as SoundOn,
)
from server.protocol.speaker import (
    SpeakerRole as SpeakerRole,
)
from server.protocol.speaker import (
    SpeakerState as SpeakerState,
)
from server.protocol.speaker import (
    TakeSpeaker as TakeSpeaker,
)
from server.protocol.speaker import (
    TestTone as TestTone,
)
from server.protocol.stage import (
    LightOn as LightOn,
)
from server.protocol.stage import (
    Lights as Lights,
)
from server.protocol.stage import (
    SeatLight as SeatLight,
)
from server.protocol.stage import (
    Stage as Stage,
)
from server.protocol.techniques import (
    EndTechnique as EndTechnique,
)
from server.protocol.techniques import (
    IsoRamp as IsoRamp,
)
from server.protocol.techniques import (
    LeaderOff as LeaderOff,
)
from server.protocol.techniques import (
    LeaderOn as LeaderOn,
)
from server.protocol.techniques import (
    NextPart as NextPart,
)
from server.protocol.techniques import (
    PlayFree as PlayFree,
)
from server.protocol.techniques import (
    SetLeader as SetLeader,
)
from server.protocol.techniques import (
    StartTechnique as StartTechnique,
)
from server.protocol.techniques import (
    TechniqueState as TechniqueState,
)
from server.protocol.terms import (
    BED as BED,
)
from server.protocol.terms import (
    CHORDS as CHORDS,
)
from server.protocol.terms import (
    CUES as CUES,
)
from server.protocol.terms import (
    DRONE as DRONE,
)
from server.protocol.terms import (
    LEADER as LEADER,
)
from server.protocol.terms import (
    PADS_MOST as PADS_MOST,
)
from server.protocol.terms import (
    PULSE as PULSE,
)
from server.protocol.terms import (
    ROLES as ROLES,
)
from server.protocol.terms import (
    SEATS_MOST as SEATS_MOST,
)
from server.protocol.terms import (
    SYMBOLS as SYMBOLS,
)
from server.protocol.terms import (
    VERSION as VERSION,
)
from server.protocol.terms import (
    ActOn as ActOn,
)
from server.protocol.terms import (
    Arrangement as Arrangement,
)
from server.protocol.terms import (
    Beats as Beats,
)
from server.protocol.terms import (
    Bpm as Bpm,
)
from server.protocol.terms import (
    ConductingAct as ConductingAct,
)
from server.protocol.terms import (
    Density as Density,
)
from server.protocol.terms import (
    DisplayLight as DisplayLight,
)
from server.protocol.terms import (
    DroneVoicing as DroneVoicing,
)
from server.protocol.terms import (
    GroundName as GroundName,
)
from server.protocol.terms import (
    GroupName as GroupName,
)
from server.protocol.terms import (
    HeldNotes as HeldNotes,
)
from server.protocol.terms import (
    Label as Label,
)
from server.protocol.terms import (
    Level as Level,
)
from server.protocol.terms import (
    Motion as Motion,
)
from server.protocol.terms import (
    Name as Name,
)
from server.protocol.terms import (
    NoteId as NoteId,
)
from server.protocol.terms import (
    Pad as Pad,
)
from server.protocol.terms import (
    PadTheme as PadTheme,
)
from server.protocol.terms import (
    Phase as Phase,
)
from server.protocol.terms import (
    Phrase as Phrase,
)
from server.protocol.terms import (
    Role as Role,
)
from server.protocol.terms import (
    Root as Root,
)
from server.protocol.terms import (
    Scanning as Scanning,
)
from server.protocol.terms import (
    SeatNumber as SeatNumber,
)
from server.protocol.terms import (
    SeatNumbers as SeatNumbers,
)
from server.protocol.terms import (
    Seconds as Seconds,
)
from server.protocol.terms import (
    Sentence as Sentence,
)
from server.protocol.terms import (
    Side as Side,
)
from server.protocol.terms import (
    SpeakerReadiness as SpeakerReadiness,
)
from server.protocol.terms import (
    Step as Step,
)
from server.protocol.terms import (
    TechniqueName as TechniqueName,
)
from server.protocol.terms import (
    TimingMode as TimingMode,
)
from server.protocol.terms import (
    Token as Token,
)
from server.protocol.terms import (
    TouchLoudness as TouchLoudness,
)
from server.protocol.terms import (
    Turned as Turned,
)
from server.protocol.terms import (
    Unit as Unit,
)
from server.protocol.wire import (
    COMMANDS as COMMANDS,
)
from server.protocol.wire import (
    EVENT_OF as EVENT_OF,
)
from server.protocol.wire import (
    FACTS as FACTS,
)
from server.protocol.wire import (
    Command as Command,
)
from server.protocol.wire import (
    Fact as Fact,
)
from server.protocol.wire import (
    event_name as event_name,
)
from server.protocol.wire import (
    fact as fact,
)
from server.protocol.wire import (
    sent_by as sent_by,
)
