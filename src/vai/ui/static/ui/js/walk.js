// Going along what can be pressed inside of something: the next, the one before, around the end.

const OFFERS = "a[href], summary, button, select, input:not([type=hidden])";

/** Focus the thing `step` places further than the focus inside of `place`; the first or the last if it is not in there. */
export const walk = (place, step) => {
  const offers = [...place.querySelectorAll(OFFERS)].filter((one) => one.checkVisibility());
  const at = offers.indexOf(document.activeElement);
  offers[(at < 0 && step < 0 ? offers.length - 1 : at + step + offers.length) % offers.length]?.focus();
};
