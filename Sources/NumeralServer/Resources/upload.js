// The page to upload to: a place to drop a picture, on the desk that reads.

import { Desk, beReady } from "./desk.js";

const stage = document.getElementById("stage");

const desk = new Desk({
  readElse: (isAnnounced) => showEmpty(isAnnounced),
  onChange: () => { stage.dataset.shows = desk.hasPicture ? "picture" : "empty"; },
});

function showEmpty(isAnnounced) {
  desk.showNothing(
    "There is no picture yet", "Ink of any colour on paper of any colour will do, at any size.",
    { isAnnounced });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !desk.hasPicture) return;
  event.preventDefault();
  desk.close();
});

showEmpty(false);
beReady();
