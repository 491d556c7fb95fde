"""The MusicXML 4.0 schema of the W3C, as the package `musicxml` brings it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lxml import etree

XLINK: Final = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
  <xs:attribute name="href" type="xs:anyURI"/><xs:attribute name="type" type="xs:string"/>
  <xs:attribute name="role" type="xs:string"/><xs:attribute name="title" type="xs:string"/>
  <xs:attribute name="show" type="xs:string"/><xs:attribute name="actuate" type="xs:string"/>
</xs:schema>
"""
"""The schema names it and does not bring it; nothing we write uses it."""

XML: Final = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:string"/>
</xs:schema>
"""


class _Beside(etree.Resolver):  # type: ignore[misc]
    """Nothing is fetched from anywhere."""

    def resolve(self, url: str, public: str, context: object) -> object:
        text = {"xlink.xsd": XLINK, "xml.xsd": XML}.get(url.rpartition("/")[2])
        return None if text is None else self.resolve_string(text, context)


@cache
def _schema() -> etree.XMLSchema:
    found = find_spec("musicxml")
    assert found is not None
    assert found.origin is not None
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    folder = Path(found.origin).parent / "generate_classes"
    return etree.XMLSchema(etree.parse(folder / "musicxml_4_0.xsd", parser))


def mistakes(text: bytes) -> list[str]:
    """What the schema finds wrong with a file."""
    schema = _schema()
    document = etree.fromstring(text, etree.XMLParser(no_network=True, load_dtd=False))
    schema.validate(document)
    return [str(error) for error in schema.error_log]
