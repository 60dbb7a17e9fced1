"""What a routine job costs: page changes, clicks, keys, and seconds by the keystroke-level model; docs/effort.md is made here."""
