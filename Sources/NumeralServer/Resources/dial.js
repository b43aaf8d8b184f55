// The setting "at most 1 wrong in": which answers are sure enough to be given.

/** Where the browser keeps the setting; nothing else is kept. */
const KEY = "numeral.max-error";

const element = (id) => document.getElementById(id);

/** The share of errors that may be among the answers; what it comes to stands beside it. */
export class Dial {
  #select = element("max-error");

  /** `onChange()` is called when another setting was chosen. */
  constructor(onChange) {
    const kept = recall();
    const isOffered = [...this.#select.options].some(
      ({ value, disabled }) => value === kept && !disabled);
    if (isOffered) this.#select.value = kept;
    this.#say();
    this.#select.addEventListener("change", () => {
      keep(this.#select.value);
      this.#say();
      onChange();
    });
  }

  /** What a question to the server has to name. */
  get parameters() {
    return this.#select.value ? { max_error: this.#select.value } : {};
  }

  #say() {
    element("promise").textContent = this.#select.selectedOptions[0].dataset.words;
  }
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
