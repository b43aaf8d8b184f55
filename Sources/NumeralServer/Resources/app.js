// The home page: a sheet to draw on or a picture, a reader to ask, a panel that shows the answer.

import { Dial } from "./dial.js";
import { Explanation } from "./explanation.js";
import { Panel } from "./panel.js";
import { check, form, watch } from "./pictures.js";
import { Problem, Reader } from "./reader.js";
import { Sketchpad } from "./sketchpad.js";
import { picture } from "./strokes.js";

const element = (id) => document.getElementById(id);
const sheet = element("sheet");
const panel = new Panel();
const dial = new Dial(() => read());
const explanation = new Explanation(() => read());
/** The picture that is shown instead of the drawing, or `null`. */
let shown = null;

const reader = new Reader({
  onReading(reading, { isSettled }) {
    panel.show(reading, { isSettled, isPicture: shown !== null });
    explanation.show(reading.record);
    showPlace(reading.record);
  },
  onProblem(problem) {
    explanation.hide();
    panel.showProblem(problem, problem.canRetry ? read : null);
  },
});
const pad = new Sketchpad(sheet, (isFinished) => {
  update();
  readDrawing(isFinished);
});

// MARK: Reading

/** Reads what is there now, whatever it is. */
function read() {
  if (shown) readPicture();
  else readDrawing(true);
}

function readDrawing(isSettled) {
  if (pad.isEmpty) {
    reader.forget();
    explanation.hide();
    panel.showEmpty({ isAnnounced: isSettled });
    return;
  }
  ask(() => picture(pad.strokes), isSettled);
}

function readPicture() {
  const file = shown;
  panel.showBusy();
  ask(() => form(file), true);
}

/** Explanations take longer, so a stroke that is not finished gets none. */
function ask(makeBody, isSettled) {
  const isExplained = explanation.isOpen && isSettled;
  const parameters = { ...dial.parameters, ...(isExplained ? { explain: "true" } : {}) };
  reader.ask(makeBody, { isSettled, parameters });
}

// MARK: A picture instead of the drawing

function open(file) {
  reader.forget();
  explanation.hide();
  shown = file;
  show(file);
  update();
  try {
    check(file);
    readPicture();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    panel.showProblem(error, null);
  }
}

function show(file) {
  const preview = element("preview");
  URL.revokeObjectURL(preview.src);
  preview.hidden = false;
  element("unshown").hidden = true;
  preview.src = URL.createObjectURL(file);
  preview.alt = file.name ? `The picture ${file.name}` : "The pasted picture";
  element("picture-name").textContent = file.name || "Pasted picture";
  element("place").replaceChildren();
}

/** Not every picture that can be read can be shown: browsers have no TIFF. */
element("preview").addEventListener("error", () => {
  element("preview").hidden = true;
  element("unshown").hidden = false;
});

/** Frames the digit in the picture, in the picture's own pixels. */
function showPlace({ symbols }) {
  const place = element("place");
  const { naturalWidth, naturalHeight } = element("preview");
  place.replaceChildren();
  if (!shown || symbols.length === 0 || !naturalWidth) return;
  place.setAttribute("viewBox", `0 0 ${naturalWidth} ${naturalHeight}`);
  for (const { box: [x, y, width, height] } of symbols) {
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const margin = Math.max(naturalWidth, naturalHeight) / 50;
    frame.setAttribute("x", x - margin);
    frame.setAttribute("y", y - margin);
    frame.setAttribute("width", width + 2 * margin);
    frame.setAttribute("height", height + 2 * margin);
    frame.setAttribute("rx", margin);
    place.append(frame);
  }
}

/** Takes the picture away; the drawing under it is still there, and is read again. */
function close() {
  reader.forget();
  URL.revokeObjectURL(element("preview").src);
  element("preview").removeAttribute("src");
  shown = null;
  update();
  readDrawing(true);
}

watch({
  inputs: [element("choose"), element("photograph")],
  dropZone: element("drop"),
  onFile: open,
  onOther(words) {
    reader.forget();
    explanation.hide();
    panel.showProblem(new Problem(words), null);
  },
});

// MARK: Buttons and keys

function clear() {
  if (shown) close();
  else pad.clear();
}

function setPenWidth(width) {
  const slider = element("pen");
  slider.value = width;
  pad.penWidth = Number(slider.value);
  element("nib").setAttribute("r", pad.penWidth / 4);
  slider.setAttribute("aria-valuetext", `${pad.penWidth} of ${slider.max}`);
}

/** What can be done now, as the buttons show it. */
function update() {
  element("undo").disabled = shown !== null || !pad.canUndo;
  element("redo").disabled = shown !== null || !pad.canRedo;
  element("clear").disabled = shown === null && pad.isEmpty;
  element("pen").disabled = shown !== null;
  element("stage").dataset.shows = shown ? "picture" : pad.isEmpty ? "empty" : "drawing";
  element("picture").hidden = shown === null;
  sheet.hidden = shown !== null;
  const count = pad.strokes.length;
  const words = count === 0 ? "empty" : count === 1 ? "one stroke" : `${count} strokes`;
  sheet.setAttribute("aria-label", `Drawing area: ${words}`);
}

element("undo").addEventListener("click", () => pad.undo());
element("redo").addEventListener("click", () => pad.redo());
element("clear").addEventListener("click", clear);
element("close").addEventListener("click", close);
element("read").addEventListener("click", read);
element("pen").addEventListener("input", () => setPenWidth(element("pen").value));

/** Keys that do something by themselves where the focus is are left alone. */
function belongsToFocus({ key, target }) {
  if (target.closest("select")) return true;
  if (key === "Enter") return target.closest("a, button, summary, input") !== null;
  return false;
}

document.addEventListener("keydown", (event) => {
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  let action = null;
  if (isCommand && !event.altKey) {
    if (key === "z") action = event.shiftKey ? () => pad.redo() : () => pad.undo();
    if (key === "y") action = () => pad.redo();
    if (shown) action = null;
  } else if (!event.altKey && !belongsToFocus(event)) {
    if (key === "enter") action = read;
    if (key === "delete" || key === "escape") action = clear;
    if (key === "[") action = () => setPenWidth(pad.penWidth - 2);
    if (key === "]") action = () => setPenWidth(pad.penWidth + 2);
  }
  if (!action) return;
  event.preventDefault();
  action();
});

setPenWidth(element("pen").value);
update();
panel.showEmpty({ isAnnounced: false });
document.documentElement.dataset.ready = "";
