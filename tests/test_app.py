"""The start: one sentence, with the way out, for everything that can go wrong."""

import socket
import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import trustme
import websocket

from server.addresses import ANY
from server.app import check_files, listen, main, parse
from server.config import PORT, Config
from server.core.errors import Refused
from server.runtime import Tls
from server.runtime.threads_engine import ThreadsEngine
from tests.e2e.serving import ROOT, Server, free_port


def test_the_defaults_serve_every_tablet_in_the_room() -> None:
    """[S1] No option is needed."""
    config = parse([])
    assert (config.host, config.port, config.open_browser, config.tls) == (ANY, PORT, True, None)


def test_every_option_is_understood(tmp_path: Path) -> None:
    """[S1] --port, --host, --data, --no-browser, --tls, --name."""
    config = parse(
        f"--port 9 --host 127.0.0.1 --data {tmp_path} --no-browser --tls a.pem b.pem --name music.lan".split()
    )
    assert config == Config(
        host="127.0.0.1",
        port=9,
        data=tmp_path,
        open_browser=False,
        tls=Tls(Path("a.pem"), Path("b.pem")),
        names=("music.lan",),
    )


def ready(tmp_path: Path) -> Config:
    (tmp_path / "host.html").write_text("")
    (tmp_path / "manifest.json").write_text("")
    return Config(data=tmp_path / "data", dist=tmp_path, pack=tmp_path)


def test_missing_pages_or_sounds_are_named(tmp_path: Path) -> None:
    """[S4] And what builds them."""
    config = ready(tmp_path)
    check_files(config)
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(Refused, match=r"sounds .* setup"):
        check_files(config)
    (tmp_path / "host.html").unlink()
    with pytest.raises(Refused, match=r"pages .* setup"):
        check_files(config)


def test_a_missing_certificate_is_named(tmp_path: Path) -> None:
    """[S4] The file that isn't there."""
    config = ready(tmp_path)
    missing = Config(
        data=config.data, dist=tmp_path, pack=tmp_path, tls=Tls(tmp_path / "c.pem", tmp_path / "k.pem")
    )
    with pytest.raises(Refused, match=r"c\.pem"):
        check_files(missing)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """[S4] A file stands where the folder should be."""
    config = ready(tmp_path)
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(Refused, match="--data"):
        check_files(config)


def test_a_port_in_use_is_one_sentence() -> None:
    """[S4] With another port to try."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"--port {port + 1}"):
            listen(Config(host="127.0.0.1", port=port), ThreadsEngine())


@pytest.mark.parametrize("engine", ["eventlet", "threads"])
def test_a_second_copy_says_where_the_first_one_is(tmp_path: Path, engine: str) -> None:
    """[S4] It ends with 1 and never shares the port."""
    first = Server(tmp_path / "first").start()
    try:
        command = [sys.executable, "-m", "server.app", "serve", "--no-browser", "--host", "127.0.0.1"]
        command += ["--port", str(first.port), "--data", str(tmp_path / "second"), "--engine", engine]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    finally:
        first.stop()
    assert second.returncode == 1
    assert f"already runs on this laptop, at http://127.0.0.1:{first.port}/host" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("engine", ["eventlet", "threads"])
def test_it_ends_when_asked_to(tmp_path: Path, engine: str) -> None:
    """[T1] Within moments, with 0."""
    server = Server(tmp_path / "data", engine=engine).start()
    assert server.stop() == 0


@pytest.mark.parametrize("engine", ["eventlet", "threads"])
def test_https_with_given_certificates(tmp_path: Path, engine: str) -> None:
    """[S3] Pages and live connections, for those who have certificates."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.cert_chain_pems[0].write_to_path(chain)
    certificate.private_key_pem.write_to_path(key)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    server = Server(tmp_path / "data", engine=engine, options=["--tls", str(chain), str(key)]).start()
    here = f"127.0.0.1:{server.port}"
    try:
        with urllib.request.urlopen(f"https://{here}/api/health", context=trust) as answer:
            assert b"roundelay" in answer.read()
        live = websocket.create_connection(
            f"wss://{here}/socket.io/?EIO=4&transport=websocket",
            origin=f"https://{here}",
            sslopt={"context": trust},
        )
        assert str(live.recv()).startswith("0{")
        live.close()
    finally:
        server.stop()


def test_a_refusal_at_the_start_is_a_sentence_and_a_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """[S4] Never a traceback."""
    (tmp_path / "file").write_text("")
    code = main(
        [
            "serve",
            "--engine",
            "threads",
            "--no-browser",
            "--port",
            str(free_port()),
            "--data",
            str(tmp_path / "file"),
        ]
    )
    assert code == 1
    assert capsys.readouterr().err.count("\n") == 1
