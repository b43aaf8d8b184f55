// What has been drawn, as lines; everything that is shown or sent is painted from it.

/** The drawing's side in its own units; the picture that is sent has as many pixels. */
export const SIDE = 280;
/** Points kept of one stroke: minutes of scribbling without lifting the pen. */
const POINTS_MAX = 5000;
/** Points nearer than this to the one before say nothing new, in units. */
const POINT_DISTANCE_MIN = 0.4;
/** Steps that can be undone. */
const HISTORY_MAX = 500;

/** One line of the pen: its width in units and the points it went through, `[x, y]`. */
export class Stroke {
  constructor(width) {
    this.width = width;
    this.points = [];
  }

  /** Adds a point; returns whether it was kept. */
  add(x, y) {
    const last = this.points.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < POINT_DISTANCE_MIN) return false;
    if (this.points.length >= POINTS_MAX) return false;
    this.points.push([x, y]);
    return true;
  }
}

/** Finished strokes, with undo and redo; clearing can be undone too. */
export class Drawing {
  strokes = [];
  // Lists of strokes as they were: strokes never change once finished, so sharing them is safe.
  #past = [];
  #future = [];

  get isEmpty() { return this.strokes.length === 0; }
  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  add(stroke) { this.#become([...this.strokes, stroke]); }

  clear() { if (!this.isEmpty) this.#become([]); }

  undo() {
    if (!this.canUndo) return false;
    this.#future.push(this.strokes);
    this.strokes = this.#past.pop();
    return true;
  }

  redo() {
    if (!this.canRedo) return false;
    this.#past.push(this.strokes);
    this.strokes = this.#future.pop();
    return true;
  }

  #become(strokes) {
    this.#past.push(this.strokes);
    if (this.#past.length > HISTORY_MAX) this.#past.shift();
    this.#future = [];
    this.strokes = strokes;
  }
}

/**
 * Paints strokes with round ends, `scale` pixels a unit.
 *
 * The line runs through the middles between points with each point as control: what a hand
 * drew as a curve arrives as a few chords, and must not look or be read like a polygon.
 */
export function paint(context, strokes, scale, color) {
  context.save();
  context.scale(scale, scale);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = color;
  context.fillStyle = color;
  for (const { width, points } of strokes) {
    if (points.length === 0) continue;
    context.beginPath();
    if (points.length === 1) {
      // A tap is a dot; browsers need not paint a line of no length.
      context.arc(...points[0], width / 2, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    context.lineWidth = width;
    context.moveTo(...points[0]);
    for (let index = 1; index < points.length - 1; index += 1) {
      const [x, y] = points[index];
      const [nextX, nextY] = points[index + 1];
      context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    }
    context.lineTo(...points.at(-1));
    context.stroke();
  }
  context.restore();
}

/** The strokes as a PNG, black on white, `SIDE` pixels square: the same on every screen. */
export function picture(strokes) {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  // Without alpha the PNG is plain colour, and smaller.
  const context = canvas.getContext("2d", { alpha: false });
  context.fillStyle = "white";
  context.fillRect(0, 0, SIDE, SIDE);
  paint(context, strokes, 1, "black");
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the drawing cannot be made a PNG"))),
      "image/png");
  });
}
