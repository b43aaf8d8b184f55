// The home page: a sheet to draw on, with its tools and keys, on the desk that reads.

import { Desk, beReady } from "./desk.js";
import { keep, recall } from "./kept.js";
import { Sketchpad } from "./sketchpad.js";
import { picture } from "./strokes.js";

const element = (id) => document.getElementById(id);
const sheet = element("sheet");

const desk = new Desk({ readElse: readDrawing, onChange: update });
const pad = new Sketchpad(sheet, (isFinished) => {
  update();
  readDrawing(isFinished);
  if (isFinished) keep(pad.strokes);
});

function readDrawing(isSettled) {
  if (pad.isEmpty) {
    desk.showNothing(
      "Nothing is drawn yet", "Write one digit on the sheet, anywhere and at any size.",
      { isAnnounced: isSettled });
  } else {
    desk.ask(() => picture(pad.strokes), isSettled);
  }
}

// MARK: Buttons and keys

function clear() {
  if (desk.hasPicture) desk.close();
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
  const { hasPicture } = desk;
  element("undo").disabled = hasPicture || !pad.canUndo;
  element("redo").disabled = hasPicture || !pad.canRedo;
  element("clear").disabled = !hasPicture && pad.isEmpty;
  element("pen").disabled = hasPicture;
  element("stage").dataset.shows = hasPicture ? "picture" : pad.isEmpty ? "empty" : "drawing";
  sheet.hidden = hasPicture;
  const count = pad.strokes.length;
  const words = count === 0 ? "empty" : count === 1 ? "one stroke" : `${count} strokes`;
  sheet.setAttribute("aria-label", `Drawing area: ${words}`);
}

element("undo").addEventListener("click", () => pad.undo());
element("redo").addEventListener("click", () => pad.redo());
element("clear").addEventListener("click", clear);
element("read").addEventListener("click", () => desk.read());
element("pen").addEventListener("input", () => setPenWidth(element("pen").value));

/** Keys that do something by themselves where the focus is are left alone. */
function belongsToFocus({ key, target }) {
  if (target.closest("input[type=radio]")) return true;
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
    if (desk.hasPicture) action = null;
  } else if (!event.altKey && !belongsToFocus(event)) {
    if (key === "enter") action = () => desk.read();
    if (key === "delete" || key === "escape") action = clear;
    if (key === "[") action = () => setPenWidth(pad.penWidth - 2);
    if (key === "]") action = () => setPenWidth(pad.penWidth + 2);
  }
  if (!action) return;
  event.preventDefault();
  action();
});

setPenWidth(element("pen").value);
pad.restore(recall());
update();
readDrawing(false);
beReady();
