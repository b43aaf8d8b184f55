// Numbers and codes as words.

/** Space that does not break, before the sign. */
const PERCENT = "\u00a0%";
/** Below this a runner-up is named, but not as a possibility. */
const PERHAPS_MIN = 0.01;
/** Below this the answer is said to be unsure. */
const SURE_MIN = 0.6;

/** A probability as it may honestly be shown: never "100.0 %", never "0.0 %". */
export function percent(probability) {
  if (probability >= 0.9995) return `>99.9${PERCENT}`;
  if (probability < 0.0005) return `<0.1${PERCENT}`;
  return `${(probability * 100).toFixed(1)}${PERCENT}`;
}

/** How sure the reader is: `"98.2 %"`, `"Not sure: 45.1 %"`. */
export function certainty(probability) {
  return `${probability < SURE_MIN ? "Not sure: " : ""}${percent(probability)}`;
}

/** What else it may be: `"or perhaps 1 (1.1 %)"`; hardly anything is only the runner-up. */
export function alternative({ symbol, probability }) {
  const words = probability >= PERHAPS_MIN ? "or perhaps" : "runner-up";
  return `${words} ${symbol} (${percent(probability)})`;
}

/** What something unreadable would be if it were a digit after all. */
export function guess({ symbol, probability, otherProbability }) {
  const share = Math.min(1, probability / Math.max(1e-9, 1 - otherProbability));
  return `If it is a digit, then perhaps ${symbol} (${percent(share)}).`;
}

const REASONS = {
  not_a_digit: "It looks like none of the ten digits.",
  several_glyphs: "It looks like two or more digits side by side: give one at a time.",
  cut_off: "The picture’s edge cuts it off: leave some paper around the digit.",
  too_faint: "The ink is hard to tell from the paper: use a darker pen or more light.",
};

/** A reason's code in words; `acceptance` is what was promised, where something was. */
export function reason(code, acceptance) {
  if (code === "unsure" && acceptance) {
    const count = Math.round(1 / acceptance.errorMax).toLocaleString("en");
    const needed = (acceptance.confidenceMin * 100).toFixed(2);
    return `It is not sure enough for at most 1 wrong in ${count}: that takes `
      + `${needed}${PERCENT} or more.`;
  }
  return REASONS[code] ?? `${code.replaceAll("_", " ")}.`;
}

/** What the answer loses with the ink that it rests on most. */
export function loss(probability) {
  if (probability < 0.001) return "No patch of ink costs it any probability.";
  return `The most telling patch of ink costs it ${percent(probability)} of probability.`;
}

/** Milliseconds with as many digits as mean something. */
export function duration(milliseconds) {
  const digits = milliseconds < 10 ? 1 : 0;
  return `${milliseconds.toFixed(digits)}\u00a0ms`;
}

const WARNINGS = {
  ink_touches_edge: "The ink meets the edge of the picture: part of the digit may be missing.",
  stroke_thickened: "The strokes are very thin, so they were thickened before reading.",
  low_contrast: "The ink is hard to tell from the paper.",
};

/** A warning's code in words; one that this page does not know is shown as it is. */
export function warning(code) {
  return WARNINGS[code] ?? `${code.replaceAll("_", " ")}.`;
}

/** Bytes as a person counts them. */
export function size(bytes) {
  return `${(bytes / (1024 * 1024)).toFixed(1)}\u00a0MiB`;
}
