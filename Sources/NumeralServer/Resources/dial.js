// How many answers may be wrong: which of them are sure enough to be given.

import { enough } from "./words.js";

/** Where the browser keeps the setting. */
const KEY = "numeral.max-error";
/** The picture of the promise: so many digits, so many in a row. */
const [COUNT, COLUMNS] = [1000, 100];

const element = (id) => document.getElementById(id);

/** The share of errors that may be among the answers; what it comes to is said and drawn. */
export class Dial {
  #steps = [...document.querySelectorAll("input[name=max-error]")];

  /** `onChange()` is called when another setting was chosen. */
  constructor(onChange) {
    const kept = recall();
    const step = this.#steps.find(({ value }) => value === kept);
    if (step) step.checked = true;
    this.#say();
    for (const one of this.#steps) {
      one.addEventListener("change", () => {
        keep(one.value);
        this.#say();
        onChange();
      });
    }
  }

  /** What a question to the server has to name. */
  get parameters() {
    const value = this.#chosen?.value;
    return value ? { max_error: value } : {};
  }

  /** Says what the setting makes of a record; `null` where there is none. */
  judge(record) {
    if (this.#chosen) element("judgement").textContent = record ? enough(record) : "";
  }

  /** Nothing, where the model promises nothing. */
  get #chosen() { return this.#steps.find(({ checked }) => checked); }

  #say() {
    if (!this.#chosen) return;
    const { words, withheld } = this.#chosen.dataset;
    element("promise").textContent = words;
    element("withheld-part").setAttribute("d", lastOf(Number(withheld)));
  }
}

/** The outline of the last `count` digits: part of a row, and the whole rows below. */
function lastOf(count) {
  const rows = COUNT / COLUMNS;
  const [whole, part] = [Math.floor(count / COLUMNS), count % COLUMNS];
  const top = rows - whole;
  return `M0 ${top}H${COLUMNS}V${rows}H0Z`
    + (part ? `M${COLUMNS - part} ${top - 1}H${COLUMNS}V${top}H${COLUMNS - part}Z` : "");
}

/** A browser may refuse to keep anything; the setting then lasts as long as the page. */
function keep(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch { /* see above */ }
}

function recall() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
