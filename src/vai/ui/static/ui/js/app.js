// The scripts of every page, one custom element a file. Pages work without them.
import "./page.js";
import "./menus.js";
import "./elements/vai-board.js";
import "./elements/vai-capture.js";
import "./elements/vai-combobox.js";
import "./elements/vai-copy.js";
import "./elements/vai-dialog.js";
import "./elements/vai-draft.js";
import "./elements/vai-inline-edit.js";
import "./elements/vai-keys.js";
import "./elements/vai-list.js";
import "./elements/vai-once.js";
import "./elements/vai-record-steps.js";
import "./elements/vai-search.js";
import "./elements/vai-theme.js";
import "./elements/vai-toasts.js";
import "./elements/vai-upload.js";
