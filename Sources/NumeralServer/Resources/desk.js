// What the page to draw on and the page to upload to share: a picture, a reader to ask, a panel
// that shows the answer, its reasons and what is promised.

import { Dial } from "./dial.js";
import { Explanation } from "./explanation.js";
import { Panel } from "./panel.js";
import { check, form, watch } from "./pictures.js";
import { Problem, Reader } from "./reader.js";

const SVG = "http://www.w3.org/2000/svg";

const element = (id) => document.getElementById(id);

/** One picture at a time lies on it; without one it reads what the page has instead. */
export class Desk {
  #panel = new Panel();
  #dial = new Dial(() => this.read());
  #explanation = new Explanation(() => this.read());
  #reader;
  #shown = null;
  #readElse;
  #onChange;

  /**
   * `readElse(isSettled)` reads what there is without a picture; `onChange()` is called when a
   * picture came or went.
   */
  constructor({ readElse, onChange }) {
    this.#readElse = readElse;
    this.#onChange = onChange;
    this.#reader = new Reader({
      onReading: (reading, { isSettled }) => this.#show(reading, isSettled),
      onProblem: (problem) => {
        this.#explanation.hide();
        this.#dial.judge(null);
        this.#panel.showProblem(problem, problem.canRetry ? () => this.read() : null);
      },
    });
    // Not every picture that can be read can be shown: browsers have no TIFF.
    element("preview").addEventListener("error", () => {
      element("preview").hidden = true;
      element("unshown").hidden = false;
    });
    element("close").addEventListener("click", () => this.close());
    for (const button of document.querySelectorAll(".sample")) {
      button.addEventListener("click", () => this.#openSample(button.dataset));
    }
    watch({
      inputs: [element("choose"), element("photograph")],
      dropZone: element("drop"),
      onFile: (file) => this.open(file),
      onOther: (words) => this.#refuse(words),
    });
  }

  /** Whether a picture lies on the desk. */
  get hasPicture() { return this.#shown !== null; }

  /** Reads what is there now, whatever it is. */
  read() {
    if (!this.#shown) return this.#readElse(true);
    const file = this.#shown;
    this.#panel.showBusy();
    this.ask(() => form(file), true);
  }

  /** Asks for what `makeBody` gives; explanations take longer, so an unfinished stroke has none. */
  ask(makeBody, isSettled) {
    const isExplained = this.#explanation.isOpen && isSettled;
    const parameters = { ...this.#dial.parameters, ...(isExplained ? { explain: "true" } : {}) };
    this.#reader.ask(makeBody, { isSettled, parameters });
  }

  /** There is nothing to read: `title` says so, `hint` what to do. */
  showNothing(title, hint, { isAnnounced }) {
    this.#reader.forget();
    this.#explanation.hide();
    this.#dial.judge(null);
    this.#panel.showNothing(title, hint, { isAnnounced });
  }

  /** Lays a picture on the desk and reads it. */
  open(file) {
    this.#reader.forget();
    this.#explanation.hide();
    this.#shown = file;
    const preview = element("preview");
    URL.revokeObjectURL(preview.src);
    preview.hidden = false;
    element("unshown").hidden = true;
    preview.src = URL.createObjectURL(file);
    preview.alt = file.name ? `The picture ${file.name}` : "The pasted picture";
    element("picture-name").textContent = file.name || "Pasted picture";
    element("place").replaceChildren();
    this.#change();
    try {
      check(file);
      this.read();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#dial.judge(null);
      this.#panel.showProblem(error, null);
    }
  }

  /** Takes the picture away; what was under it is still there, and is read again. */
  close() {
    this.#reader.forget();
    URL.revokeObjectURL(element("preview").src);
    element("preview").removeAttribute("src");
    this.#shown = null;
    this.#change();
    this.#readElse(true);
  }

  #show(reading, isSettled) {
    this.#panel.show(reading, { isSettled, isPicture: this.hasPicture });
    this.#explanation.show(reading.record);
    this.#dial.judge(reading.record);
    this.#showPlace(reading.record);
  }

  #refuse(words) {
    this.#reader.forget();
    this.#explanation.hide();
    this.#dial.judge(null);
    this.#panel.showProblem(new Problem(words), null);
  }

  #change() {
    element("picture").hidden = !this.hasPicture;
    this.#onChange();
  }

  async #openSample({ sample, name }) {
    try {
      const response = await fetch(sample);
      const blob = await response.blob();
      if (response.ok) return this.open(new File([blob], name, { type: blob.type }));
    } catch { /* said below */ }
    this.#refuse("The sample could not be loaded: the server may have stopped. Reload this page.");
  }

  /** Frames the digit in the picture, in the picture's own pixels. */
  #showPlace({ symbols }) {
    const place = element("place");
    const { naturalWidth, naturalHeight } = element("preview");
    place.replaceChildren();
    if (!this.#shown || symbols.length === 0 || !naturalWidth) return;
    place.setAttribute("viewBox", `0 0 ${naturalWidth} ${naturalHeight}`);
    const margin = Math.max(naturalWidth, naturalHeight) / 50;
    for (const { box: [x, y, width, height] } of symbols) {
      const frame = document.createElementNS(SVG, "rect");
      frame.setAttribute("x", x - margin);
      frame.setAttribute("y", y - margin);
      frame.setAttribute("width", width + 2 * margin);
      frame.setAttribute("height", height + 2 * margin);
      frame.setAttribute("rx", margin);
      place.append(frame);
    }
  }
}

/** Marks the page as ready for a person, and for a test. */
export function beReady() {
  document.documentElement.dataset.ready = "";
}
