// A text area that is one line of a form: it grows with what is typed, so that all of it stays in sight, and Enter sends it.

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

/** Every way of asking for a new line is a wish to send: keyboards on glass tell of no key. */
export const asOneLine = (area) => {
  area.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
    event.preventDefault();
    area.form.requestSubmit();
  });
  if (GROWS_BY_ITSELF) return;
  const grow = () => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight}px`;
  };
  for (const moment of ["input", "focus"]) area.addEventListener(moment, grow);
  area.addEventListener("blur", () => (area.style.blockSize = ""));
};
