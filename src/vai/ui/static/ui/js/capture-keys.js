// Keys of the capture line: a digit answers what is asked, the arrow keys go from the line to what was understood and along it.
import { walk } from "./walk.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export const pressed = (event, line, understanding) => {
  const { key, target } = event;
  if (/^[1-9]$/.test(key) && !target.matches("input:not([type=checkbox]), select, textarea")) {
    const choice = understanding.querySelector(".question, .filed-offers")?.querySelectorAll("[data-choice]")[key - 1];
    if (!choice) return;
    event.preventDefault();
    event.stopPropagation();
    choice.click();
  } else if (STEPS[key] && isLeft(key, target, line) && understanding.childElementCount) {
    event.preventDefault();
    walk(understanding, STEPS[key]);
  }
};

/** Whether an arrow key leaves where it is pressed: down leaves the line at its end, both leave whatever has no values of its own. */
const isLeft = (key, target, line) =>
  target === line ? key === "ArrowDown" && line.selectionEnd === line.value.length : !target.matches("select, input:not([type=checkbox])");
