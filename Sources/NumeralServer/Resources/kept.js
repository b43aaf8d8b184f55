// The drawing, kept while the tab is open: a look at another page does not lose it.

import { Stroke } from "./strokes.js";

const KEY = "numeral.drawing";
/** A drawing that takes more is not kept: browsers give a page a few million characters. */
const LENGTH_MAX = 1_000_000;

/** Keeps the strokes in this tab; where a browser refuses, a drawing lasts as long as its page. */
export function keep(strokes) {
  const lines = strokes.map(({ width, points }) => [
    width, ...points.flat().map((value) => Math.round(value * 10) / 10)]);
  const text = JSON.stringify(lines);
  try {
    if (strokes.length === 0 || text.length > LENGTH_MAX) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch { /* see above */ }
}

/** The strokes that were kept; none when there are none, or what is there is something else. */
export function recall() {
  try {
    const lines = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return lines.map(([width, ...values]) => {
      const isDrawing = values.length >= 2 && [width, ...values].every(Number.isFinite);
      if (!isDrawing) throw new TypeError("no points");
      const stroke = new Stroke(width);
      for (let index = 0; index + 1 < values.length; index += 2) {
        stroke.add(values[index], values[index + 1]);
      }
      return stroke;
    });
  } catch {
    return [];
  }
}
