"""All there is to choose from as it stands in the repository, for tests of rooms."""

from pathlib import Path
from typing import Final

from server.core.collection import Collection
from server.patterns import load_beds, load_pulses
from tests.core.scales import SCALES

GROUNDS: Final = Path(__file__).parents[2] / "server" / "grounds"
PULSES: Final = load_pulses(GROUNDS / "pulses")
BEDS: Final = load_beds(GROUNDS / "beds")
COLLECTION: Final = Collection(SCALES, pulses=PULSES, beds=BEDS)
