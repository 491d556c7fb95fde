"""`python -m server.workshop.shelf`: kept sessions from the command line, whether Roundelay runs or not."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn, TextIO, get_args

import msgspec

from server.config import Config, data_folder
from server.core.errors import Refused
from server.protocol import ExportFormat, ExportOrder, SessionLine
from server.runtime.child_process import ChildProcess
from server.storage.archive import Archive
from server.workshop.jobs import BROKEN, ROOT, WORKER
from server.workshop.work import Line, Made, MakeExport, TakeIn, Task, Work

NEWEST: Final = "last"
"""In place of an id."""

FORMATS: Final = get_args(ExportFormat)

STORY: Final = """\
sessions                          list what is kept
export SESSION --format midi      make a file of a session: its id, the beginning of it, or "last"
import FILE                       bring in what was taken away as "everything" or "json"
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, as everything else here does."""

    def error(self, message: str) -> NoReturn:
        raise Refused(
            "bad_words",
            f"{message[:1].upper()}{message[1:]}. See `python3 run.py {self.prog.split()[-1]} --help`.",
        )


def parser() -> argparse.ArgumentParser:
    reader = Parser(
        prog="run.py", description=__doc__, epilog=STORY, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--from", dest="here", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    words = reader.add_subparsers(dest="word", required=True, parser_class=Parser, metavar="WORD")
    listing = words.add_parser("sessions", help="list what is kept")
    listing.add_argument(
        "--find", default="", metavar="LETTERS", help="only those with these letters somewhere"
    )
    making = words.add_parser("export", help="make a file of a session")
    making.add_argument("session", metavar="SESSION", help='its id, the beginning of it, or "last"')
    making.add_argument("--format", choices=FORMATS, required=True, metavar="FORMAT", help=", ".join(FORMATS))
    making.add_argument(
        "--out", type=Path, default=Path(), metavar="FOLDER", help="where the file goes (here)"
    )
    making.add_argument(
        "--since", type=float, default=0.0, metavar="SECONDS", help="from the recording's beginning on"
    )
    making.add_argument("--until", type=float, metavar="SECONDS")
    making.add_argument("--seats", type=_seats, default=[], metavar="1,2,5", help="only these seats")
    making.add_argument("--parts", action="store_true", help="notation: a file for each seat, too")
    making.add_argument("--touched", action="store_true", help="MIDI: when hands came, not when it sounded")
    making.add_argument("--seat", type=int, metavar="NUMBER", help="PDF: whose facts stand on it")
    making.add_argument("--language", default="en", metavar="CODE", help="en, de, es, fr or cy")
    taking = words.add_parser("import", help="bring in a file")
    taking.add_argument("file", type=Path, metavar="FILE")
    for one in (listing, making, taking):
        one.add_argument("--data", type=Path, default=data_folder(), metavar="FOLDER", help="the data folder")
        one.add_argument("--database", metavar="URL", help="as `run.py --database`")
    return reader


def _seats(word: str) -> list[int]:
    try:
        return [int(one) for one in word.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError("seats are numbers with commas between, such as 1,2,5") from None


def main(words: Sequence[str]) -> int:
    """The exit code; what goes wrong is told in one sentence."""
    try:
        return _obey(parser().parse_args(words), sys.stdout)
    except Refused as refused:
        print(refused.text, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing was kept of it.", file=sys.stderr)
        return 130


def _obey(asked: argparse.Namespace, out: TextIO) -> int:
    config = Config(data=asked.here / asked.data.expanduser(), database=asked.database)
    if not config.database and not (config.data / "roundelay.db").is_file() and asked.word != "import":
        raise Refused(
            "no_record", f"Nothing has been kept in {config.data} yet: give another folder with --data."
        )
    if asked.word == "sessions":
        return _list(config, asked.find, out)
    if asked.word == "export":
        return _export(config, asked, out)
    return _take_in(config, asked.here / asked.file.expanduser(), out)


def _lines(config: Config, find: str = "") -> list[SessionLine]:
    archive = Archive.open(config.database_url)
    try:
        return archive.sessions(find)
    finally:
        archive.close()


def _list(config: Config, find: str, out: TextIO) -> int:
    lines = _lines(config, find)
    for line in lines:
        minutes = f"{line.length / 60:.0f} min"
        state = {"running": "  being recorded", "cut": "  broke off"}.get(line.state, "")
        goes = f"  goes {line.goes[:10]}" if line.goes else ""
        print(
            f"{line.id}  {line.began[:10]}  {minutes:>7}  {line.seats:>2} seats  {line.title}{state}{goes}",
            file=out,
        )
    if not lines:
        print("No session fits these letters." if find else "No session is kept.", file=out)
    return 0


def _session(config: Config, named: str) -> str:
    """The one session that is meant."""
    lines = _lines(config)
    if named == NEWEST and lines:
        return lines[0].id
    found = [line.id for line in lines if line.id.startswith(named)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused("which_session", f"{len(found)} sessions begin with {named}: give more of the id.")
    raise Refused("no_such_session", f"There is no session {named} here: see `python3 run.py sessions`.")


def _export(config: Config, asked: argparse.Namespace, out: TextIO) -> int:
    given = {
        "format": asked.format, "since": asked.since, "until": asked.until, "seats": asked.seats, "parts": asked.parts,
        "touched": asked.touched, "seat": asked.seat, "language": asked.language,
    }  # fmt: skip
    try:
        order = msgspec.convert(given, ExportOrder)
    except msgspec.ValidationError as error:
        raise Refused("bad_order", f"This can't be made so: {error}.") from None
    session = _session(config, asked.session)
    folder = asked.here / asked.out.expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".roundelay-") as making:
            made = run(config, MakeExport(session, order), Path(making), out)
            file = _free(folder / (made.file or ""))
            (Path(making) / (made.file or "")).rename(file)
    except OSError as error:
        raise Refused(
            "no_folder",
            f"Nothing can be written to {folder} ({error.strerror}): give another folder with --out.",
        ) from error
    print(f"Made {file}", file=out)
    return 0


def _free(file: Path) -> Path:
    """A name nothing has yet: a file that was made earlier is never written over."""
    number = 2
    free = file
    while free.exists():
        free = file.with_name(f"{file.stem}-{number}{file.suffix}")
        number += 1
    return free


def _take_in(config: Config, file: Path, out: TextIO) -> int:
    if not file.is_file():
        raise Refused("no_file", f"There is no file {file}: give the one that was taken away.")
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory() as beside:
        made = run(config, TakeIn(str(file.resolve())), Path(beside), out)
    print(f"Brought in: {', '.join(made.sessions)}", file=out)
    return 0


def run(config: Config, work: Work, folder: Path, out: TextIO) -> Made:
    """One job in a worker of its own, with its progress shown."""
    ends: list[Line] = []
    shown = out.isatty()

    def heard(line: bytes) -> None:
        said = msgspec.json.decode(line, type=Line)
        if said.done or said.refused or said.broken:
            ends.append(said)
        elif said.share is not None and shown:
            print(f"\r{said.share:4.0%} ", end="", file=out, flush=True)

    child = ChildProcess(WORKER, ROOT)
    task = Task(url=config.database_url, data=str(config.data), out=str(folder), job=work)
    child.say(msgspec.json.encode(task))
    try:
        child.listen(heard)
    except KeyboardInterrupt:
        child.end()
        child.listen(lambda _: None)
        raise
    if shown:
        print("\r     \r", end="", file=out)
    end = ends[-1] if ends else Line(broken="it ended without a word")
    if end.refused is not None:
        raise Refused(end.refused.code, end.refused.text, **end.refused.values)
    if end.done is None:
        raise BROKEN
    return end.done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
