// Numbers and codes as words.

/** Space that does not break, before the sign. */
const PERCENT = "\u00a0%";
/** A probability as it may honestly be shown: never "100.0 %", never "0.0 %". */
export function percent(probability) {
  if (probability >= 0.9995) return `>99.9${PERCENT}`;
  if (probability < 0.0005) return `<0.1${PERCENT}`;
  return `${(probability * 100).toFixed(1)}${PERCENT}`;
}

/** An answer that is not sure: `"Not sure: 0 (44.8 %)"`. */
export function unsure({ symbol, probability }) {
  return `Not sure: ${symbol} (${percent(probability)})`;
}

/** What else it may be: `"or perhaps 1 (1.1 %)"`; hardly anything is only the runner-up. */
export function alternative({ symbol, probability }, nearMin) {
  const words = probability >= nearMin ? "or perhaps" : "runner-up";
  return `${words} ${symbol} (${percent(probability)})`;
}

/** Whether an answer is sure enough for what was promised; empty where nothing was. */
export function enough({ acceptance, outcome, symbols, reasons }) {
  const [found] = symbols;
  if (!acceptance || !found) return "";
  const needed = `${(acceptance.confidenceMin * 100).toFixed(2)}${PERCENT}`;
  if (outcome === "digit") {
    return `This ${found.symbol} is given: ${percent(found.probability)} is sure enough `
      + `(${needed} or more).`;
  }
  return reasons.includes("unsure")
    ? `This ${found.symbol} is withheld: ${percent(found.probability)} is not sure enough `
      + `(${needed} or more).`
    : "";
}

/** What something unreadable would be if it were a digit after all. */
export function guess({ symbol, probability, otherProbability }) {
  const share = Math.min(1, probability / Math.max(1e-9, 1 - otherProbability));
  return `If it is a digit, then perhaps ${symbol} (${percent(share)}).`;
}

/** The sentence for a reason's or a warning's code: the server sends it with the code. */
export function sentence(code, { words }) {
  return words?.[code] ?? `${code.replaceAll("_", " ")}.`;
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

/** Bytes as a person counts them. */
export function size(bytes) {
  return `${(bytes / (1024 * 1024)).toFixed(1)}\u00a0MiB`;
}
