// The scripts of every page, one custom element a file.
