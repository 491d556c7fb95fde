"""From seconds to written music: which grid, which values, which names, and the MusicXML they make."""
