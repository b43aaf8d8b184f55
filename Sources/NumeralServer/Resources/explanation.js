// "Why?": what was looked at, which ink decides, the nearest training digits, and hints.

import { paintHeat } from "./heat.js";
import { loss } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

const element = (id) => document.getElementById(id);

/** The part of the page that explains a reading; it follows the drawing while it is open. */
export class Explanation {
  #button = element("why");
  #root = element("explanation");
  #desk = element("main");
  #record = null;

  /** `onOpen()` is called when there is none to show yet. */
  constructor(onOpen) {
    this.#button.addEventListener("click", () => {
      if (this.isOpen) return this.#close();
      this.#button.setAttribute("aria-expanded", "true");
      onOpen();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      if (this.#record) paintHeat(element("heat"), this.#record);
    });
  }

  /** Whether the person wants explanations. */
  get isOpen() { return this.#button.getAttribute("aria-expanded") === "true"; }

  /** Shows a record's explanation; one without is of a stroke that is not finished. */
  show(record) {
    if (!this.isOpen || record.outcome === "blank") return this.hide();
    this.#root.classList.toggle("old", !record.explanation);
    if (!record.explanation) return;
    const isNew = this.#root.hidden;
    this.#record = record;
    this.#fill(record.explanation);
    this.#root.hidden = false;
    // The style puts it beside sheet and answer, or on a small screen under a smaller sheet.
    this.#desk.dataset.why = "open";
    if (isNew) element("explanation-title").scrollIntoView({ block: "nearest" });
  }

  /** Nothing is read that could be explained. */
  hide() {
    this.#root.hidden = true;
    this.#record = null;
    delete this.#desk.dataset.why;
  }

  #close() {
    this.#button.setAttribute("aria-expanded", "false");
    this.hide();
  }

  #fill({ stages, occlusion, neighbors, neighborsMissing, hints }) {
    element("hints").replaceChildren(...hints.map(({ text }) => item(text)));
    for (const name of ["ink", "glyph"]) {
      const stage = stages.find((one) => one.name === name);
      element(`${name}-stage`).hidden = !stage;
      if (stage) element(`${name}-picture`).src = stage.picture;
      if (stage && name === "ink") frame(element("ink-box"), stage);
    }
    element("heat-stage").hidden = !occlusion;
    if (occlusion) {
      element("heat-words").textContent = loss(occlusion.lossMax);
      paintHeat(element("heat"), this.#record);
    }
    element("neighbors").replaceChildren(...neighbors.map(neighborItem));
    element("neighbors-missing").hidden = !neighborsMissing;
    element("neighbors-missing").textContent = neighborsMissing ? `${neighborsMissing}.` : "";
  }
}

function item(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

/** Frames what was read, in the picture's own pixels. */
function frame(drawing, { width, height, boxes }) {
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.replaceChildren(...boxes.map(([x, y, boxWidth, boxHeight]) => {
    const rect = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x, y, width: boxWidth, height: boxHeight })) {
      rect.setAttribute(name, value);
    }
    return rect;
  }));
}

function neighborItem({ symbol, distance, picture }) {
  const image = document.createElement("img");
  image.src = picture;
  image.alt = `A training digit that shows ${symbol}`;
  const words = document.createElement("span");
  const label = document.createElement("strong");
  label.textContent = symbol;
  words.append(label, ` distance ${distance.toFixed(2)}`);
  const entry = item("");
  entry.append(image, words);
  return entry;
}
