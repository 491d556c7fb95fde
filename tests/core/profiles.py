"""Every possible access profile, for properties that must hold for all of them."""

from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from server.core.access import settled
from server.protocol import AccessProfile


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=int(least), le=int(most)):
            return st.integers(least, most)
        case inspect.IntType(ge=int(least), lt=int(most)):
            return st.integers(least, most - 1)
        case inspect.FloatType(ge=int() | float() as least, le=int() | float() as most):
            return st.one_of(st.floats(least, most), st.sampled_from((float(least), float(most))))
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.NoneType():
            return st.none()
        case inspect.UnionType(types=types):
            return st.one_of(*map(_values, types))
    raise TypeError(f"no values are known for {kind!r}")


_STRUCT = inspect.type_info(AccessProfile)
assert isinstance(_STRUCT, inspect.StructType)

PROFILES: Final[st.SearchStrategy[AccessProfile]] = (
    st.fixed_dictionaries({}, optional={field.name: _values(field.type) for field in _STRUCT.fields})
    .map(lambda settings: msgspec.convert(settings, AccessProfile))
    .filter(lambda profile: profile.scanning == "off" or not (profile.dwell or profile.any_key))
    .map(settled)
)
"""Those that can be played."""
