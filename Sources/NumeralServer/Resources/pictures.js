// Pictures from outside: chosen, photographed, dropped or pasted.

import { Problem } from "./reader.js";
import { size } from "./words.js";

/** What the server takes at most; asking it anyway would only break the connection midway. */
const BYTES_MAX = 10 * 1024 * 1024;

/** Throws a `Problem` where the server's answer is known before anything is sent. */
export function check(file) {
  if (file.size <= BYTES_MAX) return;
  throw new Problem(
    `This picture has ${size(file.size)}, and at most ${size(BYTES_MAX)} can be read: `
      + "make it smaller, or take the photo with fewer pixels.",
    { code: "body_too_large" });
}

/** The form to send; read first, so that a vanished file is not taken for a stopped server. */
export async function form(file) {
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Problem(`“${file.name}” cannot be opened: choose a picture file, not a folder.`);
  }
  const body = new FormData();
  body.append("file", new Blob([bytes], { type: file.type }), file.name || "picture");
  return body;
}

/** Calls `onFile(file)` for a chosen, dropped or pasted one, `onOther(words)` for anything else. */
export function watch({ inputs, dropZone, onFile, onOther }) {
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) onFile(file);
      // So that choosing the same file again is a change again.
      input.value = "";
    });
  }
  watchDrops(dropZone, onFile, onOther);
  document.addEventListener("paste", (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (file) {
      event.preventDefault();
      onFile(file);
    } else {
      onOther("There is no picture on the clipboard: copy one, then paste again.");
    }
  });
}

function watchDrops(dropZone, onFile, onOther) {
  // A drag enters each element that it passes; it has left the page when it has left them all.
  let depth = 0;
  // What is dragged from this page itself, a link or the preview, is not meant for it.
  let isOwn = false;
  const end = () => {
    depth = 0;
    dropZone.hidden = true;
  };
  document.addEventListener("dragstart", () => { isOwn = true; });
  document.addEventListener("dragend", () => { isOwn = false; });
  document.addEventListener("dragenter", (event) => {
    if (isOwn) return;
    event.preventDefault();
    depth += 1;
    dropZone.hidden = false;
  });
  document.addEventListener("dragover", (event) => {
    if (isOwn) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) end();
  });
  document.addEventListener("drop", (event) => {
    if (isOwn) return;
    event.preventDefault();
    end();
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
    else onOther("That was a link or text, not a picture: save the picture, then drop the file.");
  });
}
