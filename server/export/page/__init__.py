"""What the one-page PDF is drawn with: words, fonts, symbols, and its parts."""
