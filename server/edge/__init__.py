"""The edges: decode, look up, call, deliver. No rule of music or therapy lives here."""
