"""What sounds under the playing: pulse, drone, bed, chords, and the conductor's roll."""
