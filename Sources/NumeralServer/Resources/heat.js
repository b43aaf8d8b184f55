// The ink as it was drawn, coloured by how much the answer rests on each part of it.

import { bytes } from "./bytes.js";

const GLYPH_SIDE = 28;
/** The longest side of a digit in its glyph. */
const BOX_SIDE = 20;
/** The side of the painting in pixels: it is shown at half of that, or less. */
const SIDE = 280;

/** Paints a record with an explanation; does nothing when there is no ink to paint. */
export async function paintHeat(canvas, record) {
  const ink = record.explanation.stages.find(({ name }) => name === "ink");
  const [symbol] = record.symbols;
  if (!ink?.boxes.length || !symbol || !record.explanation.occlusion) return;
  const picture = new Image();
  picture.src = ink.picture;
  await picture.decode();
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  // The same cut-out as the glyph's: its longest side is 20 of 28.
  const [x, y, width, height] = ink.boxes[0];
  const side = Math.max(width, height) * GLYPH_SIDE / BOX_SIDE;
  const [left, top] = [x + width / 2 - side / 2, y + height / 2 - side / 2];
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  const image = context.getImageData(0, 0, SIDE, SIDE);
  const bounds = inked(bytes(symbol.glyph));
  const map = bytes(record.explanation.occlusion.map);
  const [cold, hot] = colors(canvas);
  for (let row = 0; row < SIDE; row += 1) {
    const glyphY = bounds.y + (top + (row + 0.5) / SIDE * side - y) / height * bounds.height;
    for (let column = 0; column < SIDE; column += 1) {
      const index = 4 * (row * SIDE + column);
      // White ink on black, or nothing where the cut-out reaches past the picture.
      const opacity = image.data[index] * image.data[index + 3] / 255;
      if (opacity === 0) {
        image.data[index + 3] = 0;
        continue;
      }
      const glyphX = bounds.x + (left + (column + 0.5) / SIDE * side - x) / width * bounds.width;
      const heat = sample(map, glyphX - 0.5, glyphY - 0.5) / 255;
      for (let channel = 0; channel < 3; channel += 1) {
        image.data[index + channel] = cold[channel] + (hot[channel] - cold[channel]) * heat;
      }
      image.data[index + 3] = opacity;
    }
  }
  context.putImageData(image, 0, 0);
}

/** The smallest box of a glyph that holds its ink. */
function inked(glyph) {
  let [left, top, right, bottom] = [GLYPH_SIDE, GLYPH_SIDE, 0, 0];
  glyph.forEach((ink, index) => {
    if (!ink) return;
    const [column, row] = [index % GLYPH_SIDE, Math.floor(index / GLYPH_SIDE)];
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  });
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A map's value between its pixels. */
function sample(map, x, y) {
  const at = (column, row) => map[
    Math.min(GLYPH_SIDE - 1, Math.max(0, row)) * GLYPH_SIDE
      + Math.min(GLYPH_SIDE - 1, Math.max(0, column))];
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row];
  return (at(column, row) * (1 - right) + at(column + 1, row) * right) * (1 - down)
    + (at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right) * down;
}

/** The colours of ink that can be spared and of ink that cannot, as the style has them. */
function colors(canvas) {
  const style = getComputedStyle(canvas);
  return ["--cold", "--hot"].map((name) => {
    const digits = style.getPropertyValue(name).trim().slice(1);
    return [0, 2, 4].map((start) => parseInt(digits.slice(start, start + 2), 16));
  });
}
