// Shows what was read, and says it to those who listen.

import { bytes } from "./bytes.js";
import { alternative, duration, guess, percent, sentence, unsure } from "./words.js";

const DIGITS = "0123456789";
/** The row of the probability that it is none of the digits. */
const NONE = "none of these";
const GLYPH_SIDE = 28;
/** The live region speaks once answers have stopped coming for this long. */
const ANNOUNCE_MILLISECONDS = 700;
const SVG = "http://www.w3.org/2000/svg";

const element = (id) => document.getElementById(id);

/** The part of the page with the answer; its look follows `data-state`. */
export class Panel {
  #root = element("answer");
  #rows = new Map();
  #announcement = 0;

  constructor() {
    const body = element("bars").tBodies[0];
    for (const name of [...DIGITS, NONE]) {
      const row = makeRow(name);
      this.#rows.set(name, row);
      body.append(row.element);
    }
    this.#rows.get(NONE).element.classList.add("none");
  }

  /** Nothing to read: `title` says so, `hint` what to do. */
  showNothing(title, hint, { isAnnounced }) {
    this.#become("nothing");
    element("nothing-title").textContent = title;
    element("nothing-hint").textContent = hint;
    if (isAnnounced) this.#announce(title);
    else this.#silence();
  }

  /** A question is under way and there is no earlier answer that still holds. */
  showBusy() {
    this.#become("busy");
    element("nothing-title").textContent = "Reading…";
    element("nothing-hint").textContent = "";
    this.#silence();
  }

  /** A problem in words; `retry` is given when trying again may help. */
  showProblem(problem, retry) {
    this.#become("problem");
    this.#silence();
    const text = element("problem-text");
    // An alert speaks whenever its text is set: once is enough while every stroke fails.
    if (text.textContent !== problem.message) text.textContent = problem.message;
    element("retry").hidden = !retry;
    element("retry").onclick = retry;
  }

  /** A reading; only a settled one is spoken. `isPicture` tells a picture from a drawing. */
  show({ record, roundTrip }, { isSettled, isPicture }) {
    const [symbol] = record.symbols;
    if (record.outcome === "blank") {
      return this.showNothing(
        isPicture ? "I see no ink in this picture" : "There is too little ink to read",
        isPicture
          ? "It looks like empty paper. Choose a picture with a digit on it."
          : "Write one digit on the sheet, anywhere and at any size.",
        { isAnnounced: isSettled });
    }
    if (!symbol) {
      return this.showNothing(
        "I cannot read this", "There is ink, but no digit that I could stand behind.",
        { isAnnounced: isSettled });
    }
    // A digit that is withheld only because it is not sure enough is shown as what it is.
    const isDigit = record.outcome !== "unreadable"
      || (record.reasons.length === 1 && record.reasons[0] === "unsure");
    const said = isDigit
      ? this.#showAnswer(record, symbol) : this.#showUnreadable(record, symbol);
    this.#showWork(record, symbol, roundTrip);
    if (isSettled) this.#announce(said);
  }

  /** The digit and what else it may be; returns what is said aloud. */
  #showAnswer(record, symbol) {
    const { sureMin, nearMin } = this.#root.dataset;
    const isGiven = record.outcome !== "unreadable";
    const isSure = isGiven && symbol.probability >= Number(sureMin);
    this.#become(isSure ? "reading" : "unsure");
    element("digit").textContent = symbol.symbol;
    const [runnerUp] = symbol.alternatives;
    const other = runnerUp ? alternative(runnerUp, Number(nearMin)) : "";
    element("certainty").textContent = isSure ? percent(symbol.probability) : unsure(symbol);
    element("runner-up").textContent = other;
    for (const { symbol: name, probability } of [symbol, ...symbol.alternatives]) {
      this.#rows.get(name)?.show(probability, name === symbol.symbol);
    }
    this.#rows.get(NONE).show(symbol.otherProbability, false);
    // That it is not sure is said already; that more was asked for is news.
    const reasons = record.acceptance ? record.reasons.map((code) => sentence(code, record)) : [];
    this.#list([...reasons, ...record.warnings.map((code) => sentence(code, record))]);
    const said = isSure ? `${record.text}, ${percent(symbol.probability)}` : unsure(symbol);
    return [said, other, ...reasons].filter(Boolean).join(", ");
  }

  /** Why there is no answer and, smaller, what it might have been; returns what is said aloud. */
  #showUnreadable(record, symbol) {
    this.#become("unreadable");
    const title = "I cannot read this";
    const reasons = record.reasons.map((code) => sentence(code, record));
    element("digit").textContent = "";
    element("certainty").textContent = title;
    element("runner-up").textContent = guess(symbol);
    this.#list(reasons);
    return [`${title}.`, ...reasons].join(" ");
  }

  #list(sentences) {
    element("remarks").replaceChildren(...sentences.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
  }

  #showWork(record, symbol, roundTrip) {
    this.#showGlyph(symbol, this.#root.dataset.state === "reading");
    element("server-time").textContent = duration(record.milliseconds);
    element("round-trip").textContent = duration(roundTrip);
  }

  #showGlyph({ glyph, symbol }, isRead) {
    element("seen").hidden = !glyph;
    if (!glyph) return;
    const context = element("glyph").getContext("2d");
    const image = context.createImageData(GLYPH_SIDE, GLYPH_SIDE);
    bytes(glyph).forEach((ink, index) => image.data.set([ink, ink, ink, 255], index * 4));
    context.putImageData(image, 0, 0);
    const end = isRead ? `read as ${symbol}` : "looked at";
    element("glyph").setAttribute(
      "aria-label", `The ${GLYPH_SIDE} by ${GLYPH_SIDE} pixels that were ${end}`);
  }

  #become(state) {
    this.#root.dataset.state = state;
    this.#root.setAttribute("aria-busy", String(state === "busy"));
    element("nothing").hidden = state !== "nothing" && state !== "busy";
    element("problem").hidden = state !== "problem";
    const hasReading = ["reading", "unsure", "unreadable"].includes(state);
    element("reading").hidden = !hasReading;
    element("digit").hidden = state === "unreadable";
    element("bars").hidden = state === "unreadable";
    if (!hasReading) element("seen").hidden = true;
    if (state !== "problem") element("problem-text").textContent = "";
  }

  #announce(text) {
    clearTimeout(this.#announcement);
    this.#announcement = setTimeout(() => {
      element("announcer").textContent = text;
    }, ANNOUNCE_MILLISECONDS);
  }

  #silence() {
    clearTimeout(this.#announcement);
    element("announcer").textContent = "";
  }
}

/** A row of the table: its name, its bar (a drawing: no inline style) and its probability. */
function makeRow(name) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  const cell = document.createElement("td");
  const bar = document.createElementNS(SVG, "svg");
  bar.setAttribute("viewBox", "0 0 1 1");
  bar.setAttribute("preserveAspectRatio", "none");
  bar.setAttribute("aria-hidden", "true");
  const fill = document.createElementNS(SVG, "rect");
  fill.setAttribute("width", "0");
  fill.setAttribute("height", "1");
  bar.append(fill);
  const value = document.createElement("span");
  cell.append(bar, value);
  row.append(head, cell);
  return {
    element: row,
    show(probability, isBest) {
      row.classList.toggle("best", isBest);
      fill.setAttribute("width", probability.toFixed(4));
      value.textContent = percent(probability);
    },
  };
}
