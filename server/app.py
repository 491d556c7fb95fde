"""The composition root: config, catalog, hub, edges, in this order. Only here things are wired together."""

import argparse
import socket
import sys
import threading
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from server.addresses import ANY, ANYWHERE, tablet_hosts, url
from server.config import PORT, Config, data_folder
from server.core.errors import Refused
from server.runtime import Engine, Tls, start_engine

LAST_WORDS = 0.3
"""Seconds between the goodbye to all pages and the end."""

NO_NETWORK = (
    "This laptop is in no network, so tablets can't reach it: connect it to a Wi-Fi or a travel router, "
    "then load this page again."
)


def parse(arguments: list[str]) -> Config:
    """The command line of `serve`."""
    parser = argparse.ArgumentParser(prog="run.py", description="Serves Roundelay in this room.")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--host", default=ANY)
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--database", metavar="URL")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--tls", nargs=2, type=Path, metavar=("CERTIFICATE", "KEY"))
    parser.add_argument("--name", action="append", default=[])
    parser.add_argument("--engine", choices=("eventlet", "threads"), default="eventlet")
    given = parser.parse_args(arguments)
    return Config(
        host=given.host,
        port=given.port,
        data=given.data.expanduser(),
        database=given.database,
        open_browser=not given.no_browser,
        tls=Tls(*given.tls) if given.tls else None,
        names=tuple(given.name),
        engine=given.engine,
    )


def main(arguments: list[str]) -> int:
    """Serves until it is stopped; 1 and one sentence when it can't."""
    if arguments[:1] == ["serve"]:
        arguments = arguments[1:]
    config = parse(arguments)
    engine = start_engine(config.engine)  # before the rest of the server is imported
    try:
        return serve(config, engine)
    except Refused as refused:
        print(refused.text, file=sys.stderr)
        return 1


def serve(config: Config, engine: Engine) -> int:
    """Listens, wires, serves. Raises Refused for what a person can mend."""
    check_files(config)
    listener = listen(config, engine)
    port = listener.getsockname()[1]
    served = build(config, engine, port)

    def leave() -> None:
        served.hub.farewell()
        served.journal.flush()  # what was played until now is kept, whatever else ends
        engine.after(LAST_WORDS, engine.stop)

    engine.when_asked_to_end(leave)
    announce(config, port, served.host_key)
    engine.serve(listener, served.guard, config.tls)
    return 0


class Served:
    """The wired server."""

    def __init__(self, guard: Any, hub: Any, journal: Any, jobs: Any, host_key: str) -> None:
        self.guard = guard
        self.hub = hub
        self.journal = journal
        self.jobs = jobs
        self.host_key = host_key


def build(config: Config, engine: Engine, port: int) -> Served:
    """Everything but the socket. Imports stand here because the engine must have started before them."""
    from flask import Flask

    from server.access_cards import load_presets
    from server.catalog import load_catalog
    from server.ceilings import CeilingFile
    from server.clock import MonotonicClock
    from server.core.collection import Collection
    from server.core.planning import check as check_plan
    from server.core.said import Said
    from server.core.settings import starting
    from server.edge import api, card_api, helper_api, pages, plan_api, session_api, sockets
    from server.edge.access import Access
    from server.edge.guard import Guard
    from server.housekeeping import Housekeeping
    from server.hub import Hub
    from server.patterns import load_beds, load_pulses
    from server.plans import PlanShelf, load_templates
    from server.protocol import DeviceCeiling
    from server.recordings import Recordings
    from server.replays import Replays
    from server.storage.archive import Archive
    from server.storage.assents import keep_assent
    from server.storage.journal import Journal
    from server.storage.playing_back import tape_part
    from server.workshop.jobs import Jobs
    from server.workshop.work import BackUp

    tls = config.tls is not None

    def tablet_address(path: str = "") -> str:
        hosts = tablet_hosts(config.host) or ["127.0.0.1" if config.host in ANYWHERE else config.host]
        return url(hosts[0], port, tls=tls, path=path)

    def shown_addresses() -> list[str]:
        return [url(host, port, tls=tls) for host in tablet_hosts(config.host)]

    catalog = load_catalog(config.scales, skip_bad=True)
    collection = Collection(
        scales={scale.id: scale for scale in catalog.scales},
        pulses=load_pulses(config.grounds / "pulses"),
        beds=load_beds(config.grounds / "beds"),
        templates=load_templates(config.templates),
        presets=load_presets(config.presets),
    )
    clock = MonotonicClock()
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = engine.database_thread()
    archive = database.run(lambda: Archive.open(config.database_url, serving=True))
    journal = Journal(
        archive,
        database,
        tell=lambda trouble: hub.tell_trouble(trouble),
        news=lambda said: hub.tell_news(said, lasts=True),
    )
    hub = Hub(
        clock=clock,
        timers=engine,
        collection=collection,
        recordings=Recordings(journal),
        link=lambda token: tablet_address(f"/j#{token}"),
        helper_link=lambda token: tablet_address(f"/helper#{token}"),
    )
    replays = Replays(database, lambda wanted: tape_part(archive.database, wanted))
    replays.deliver, hub.load_replay = hub.replay_loaded, replays.load
    hub.notices = tuple(catalog.problems)
    journal.start()
    journal.flush()  # what an earlier run left is looked at before anybody comes
    ceilings = CeilingFile(config.data / "ceilings.json")
    hub.ceilings, broken = ceilings.load()
    hub.notices += (broken,) if broken else ()

    def keep_ceiling(device: str, ceiling: DeviceCeiling) -> None:
        def write() -> None:
            try:
                engine.in_thread(ceilings.keep, device, ceiling)
            except Refused as refused:
                hub.tell_news(Said(refused.text, "notices.ceiling_unwritten"))

        engine.after(0.0, write)  # the disk may take longer than a note

    hub.keep_ceiling = keep_ceiling
    access = Access(config.data, clock, engine.in_thread)
    app = Flask("roundelay", static_folder=None)
    guard = Guard(app, config.names)
    api.attach(
        app,
        hub,
        access,
        clock,
        addresses=shown_addresses,
        reached=lambda: guard.reached,
        tls=tls,
    )
    first = next(iter(collection.scales.values()))
    shelf = PlanShelf(
        config.data / "plans", lambda plan: check_plan(collection, starting(first.id, first.root_pc), plan)
    )
    plan_api.attach(app, access, shelf, engine.in_thread)
    card_api.attach(app, hub, access)
    helper_api.attach(app, hub, access)
    jobs = Jobs(engine, url=config.database_url, data=config.data)
    recordings = hub.recordings

    def back_up(then: Callable[[bool], None]) -> None:
        if archive.folder is not None:
            journal.flush()
            jobs.add(BackUp(), then=then)

    keeps = Housekeeping(
        engine,
        recording=lambda: bool(recordings.running),
        held=lambda: list(recordings.of_open_rooms),
        due=lambda now, held: database.run(lambda: bool(archive.due(now, held)) or archive.owes_scrub()),
        purge=jobs.add,
        back_up=back_up,
    )
    recordings.keep_assent = lambda given: database.post(
        keep_assent, archive, given.session, given.seat, given.answer
    )
    recordings.ended, recordings.closed = keeps.session_ended, keeps.look
    keeps.look()
    session_api.attach(app, access, archive, database.run, jobs, engine.in_thread, config.data)
    pages.attach(app, access, dist=config.dist, pack=config.pack)
    sockets.attach(app, hub, engine)
    return Served(guard, hub, journal, jobs, access.host_key)


def check_files(config: Config) -> None:
    """What must be there before anybody is let in."""
    if not (config.dist / "host.html").is_file():
        raise Refused("no_pages", "The pages are not built yet: run `python3 run.py setup` once.")
    if not (config.pack / "manifest.json").is_file():
        raise Refused("no_pack", "The sounds are not built yet: run `python3 run.py setup` once.")
    for file in (config.tls.certificate, config.tls.key) if config.tls else ():
        if not file.is_file():
            raise Refused(
                "no_certificate", f"There is no file {file}: give --tls the certificate and its key."
            )
    try:
        config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(
            "no_data", f"The data folder {config.data} can't be made ({error.strerror}): give another --data."
        ) from error


def listen(config: Config, engine: Engine) -> socket.socket:
    try:
        return engine.listen(config.host, config.port)
    except OSError as error:
        if runs_already(config):
            there = url("127.0.0.1", config.port, tls=config.tls is not None, path="/host")
            raise Refused(
                "runs_already",
                f"Roundelay already runs on this laptop, at {there}: use that one, "
                "or start a second with another --port.",
            ) from error
        if config.port < 1024:
            raise Refused(
                "port_reserved",
                f"Port {config.port} is for the system: use one above 1023, such as --port 8080.",
            ) from error
        raise Refused(
            "port_taken",
            f"Another program uses port {config.port}: start again with --port {config.port + 1}.",
        ) from error


def runs_already(config: Config) -> bool:
    """Whether the one on our port is a Roundelay."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{config.port}/api/health", timeout=1) as answer:
            return b"roundelay" in answer.read(200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def announce(config: Config, port: int, host_key: str) -> None:
    """Tells where it is, in the terminal and in the therapist's browser."""
    import segno

    tls = config.tls is not None
    here = "127.0.0.1" if config.host in ANYWHERE else config.host
    host_page = url(here, port, tls=tls, path=f"/host#key={host_key}")
    print("Roundelay is ready.")
    print(f"Open {host_page}")
    hosts = tablet_hosts(config.host)
    if hosts:
        address = url(hosts[0], port, tls=tls)
        print(f"Tablets go to {address}, or scan this:")
        segno.make(address, micro=False).terminal(compact=True, border=2)
    else:
        print(NO_NETWORK)
    print("Stop with Ctrl-C.", flush=True)
    if config.open_browser:
        threading.Thread(target=webbrowser.open, args=(host_page,), daemon=True).start()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
