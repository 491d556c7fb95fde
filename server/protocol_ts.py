"""Writes web/src/protocol.gen.ts from server/protocol/: `python -m server.protocol_ts [--check]`."""

import ast
import inspect
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct, UnsetType

from server import protocol
from server.protocol import (
    access,
    connection,
    grounds,
    helping,
    music,
    offer,
    pads,
    people,
    plan,
    record,
    report,
    room_state,
    safety,
    speaker,
    stage,
    techniques,
    terms,
)

SUBJECTS = (
    terms,
    connection,
    access,
    pads,
    speaker,
    grounds,
    music,
    people,
    techniques,
    plan,
    record,
    report,
    room_state,
    offer,
    stage,
    safety,
    helping,
    record,
    report,
)
"""The modules with messages in them, in the order in which the TypeScript file has them."""

TARGET = Path(__file__).parent.parent / "web" / "src" / "protocol.gen.ts"

_PLAIN = {int: "number", float: "number", str: "string", bool: "boolean", type(None): "null"}


def _type(annotation: Any) -> str:
    """The TypeScript type for one Python annotation."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        written = next((meta.extra["ts"] for meta in annotation.__metadata__ if meta.extra), None)
        return written or _type(annotation.__origin__)
    if origin is Literal:
        return " | ".join(f"'{a}'" if isinstance(a, str) else str(a) for a in args)
    if origin is list or (origin is tuple and args[-1] is ...):
        inner = _type(args[0])
        return f"readonly ({inner})[]" if "|" in inner or " " in inner else f"readonly {inner}[]"
    if origin is tuple:
        return f"readonly [{', '.join(_type(a) for a in args)}]"
    if origin is dict:
        return f"Readonly<Record<{_type(args[0])}, {_type(args[1])}>>"
    if origin is Union or type(annotation).__name__ == "UnionType":
        return " | ".join(dict.fromkeys(_type(a) for a in args if a is not UnsetType))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return annotation.__name__
    raise TypeError(f"protocol_ts does not know how to write {annotation!r}")


def _comment(text: str | None, indent: str = "") -> str:
    return f"{indent}/** {inspect.cleandoc(text)} */\n" if text else ""


@cache
def _all_comments() -> dict[str, dict[str, str]]:
    """The strings under attributes, by class and field. Read once: `inspect.getsource` reads it all for each class."""
    trees = [ast.parse(inspect.getsource(module)) for module in SUBJECTS]
    return {
        node.name: _comments_in(node)
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _comments_in(node: ast.ClassDef) -> dict[str, str]:
    comments = {}
    for field, after in zip(node.body, node.body[1:], strict=False):
        match (field, after):
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                comments[name] = text
    return comments


def _interface(cls: type[Struct]) -> str:
    out = _comment(cls.__doc__)
    comments = _all_comments()[cls.__name__]
    fields = msgspec.structs.fields(cls)
    hints = {f.name: f.type for f in fields}
    if cls.__struct_config__.array_like:
        names = ", ".join(f"{f.name}: {_type(hints[f.name])}" for f in fields)
        return f"{out}export type {cls.__name__} = readonly [{names}];\n"
    if not fields:
        return f"{out}export type {cls.__name__} = Readonly<Record<string, never>>;\n"
    out += f"export interface {cls.__name__} {{\n"
    for field in fields:
        mark = "" if field.required else "?"
        out += _comment(comments.get(field.name), "  ")
        out += f"  readonly {field.name}{mark}: {_type(field.type)};\n"
    return out + "}\n"


def _access_defaults() -> str:
    """What the fields are that the wire leaves out."""
    cls = protocol.AccessProfile
    values = "".join(f"  {name}: {_value(getattr(cls(), name))},\n" for name in cls.__struct_fields__)
    return (
        f"/** What the wire leaves out of {cls.__name__}. */\n"
        f"export const DEFAULT_ACCESS: Required<{cls.__name__}> = {{\n{values}}};\n"
    )


def _value(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else msgspec.json.encode(value).decode()


def _structs() -> list[type[Struct]]:
    """Every Struct of the protocol in the order it is written there."""
    bases = {protocol.Command, protocol.Fact}
    own = [
        value
        for module in SUBJECTS
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Struct)
        and value not in bases
        and value is not Struct
    ]
    return list(dict.fromkeys(own))


def render() -> str:
    """The whole file."""
    parts = [
        "// Generated from server/protocol/ by `python -m server.protocol_ts`. Never edited by hand.\n",
        f"export const VERSION = {protocol.VERSION};\n",
        f"export const SEATS_MOST = {protocol.SEATS_MOST};\n",
        f"export const PADS_MOST = {protocol.PADS_MOST};\n",
        "export const SYMBOLS = [" + ", ".join(f"'{s}'" for s in protocol.SYMBOLS) + "] as const;\n",
        f"export type Role = {_type(protocol.Role)};\n",
    ]
    strips = ("PULSE", "DRONE", "BED", "CHORDS", "LEADER", "CUES")
    parts += [f"export const {name} = {getattr(protocol, name)};\n" for name in strips]
    aliases = (
        "GroundName",
        "DroneVoicing",
        "Density",
        "TimingMode",
        "HeldNotes",
        "GroupName",
        "TechniqueName",
        "Phase",
        "ConductingAct",
        "TouchLoudness",
        "DisplayLight",
        "SpeakerReadiness",
        "PadTheme",
        "Motion",
        "Scanning",
        "ActOn",
        "Arrangement",
        "Side",
        "Turned",
    )
    parts += [f"export type {name} = {_type(getattr(protocol, name))};\n" for name in aliases]
    parts += [_interface(cls) for cls in _structs()]
    parts.append(_access_defaults())
    commands = "".join(
        f"  readonly {name}: {cls.__name__};\n" for name, (cls, _) in protocol.COMMANDS.items()
    )
    facts = "".join(f"  readonly {name}: {cls.__name__};\n" for name, cls in protocol.FACTS.items())
    parts.append(
        f"/** What a page may send: event name -> data. */\nexport interface Commands {{\n{commands}}}\n"
    )
    parts.append(
        f"/** What a page may be told: event name -> data. */\nexport interface Facts {{\n{facts}}}\n"
    )
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    text = render()
    if "--check" in arguments:
        if TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("web/src/protocol.gen.ts is stale: run `python -m server.protocol_ts`.")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
