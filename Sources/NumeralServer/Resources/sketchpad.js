// The drawing area: pointer in, strokes out, sharp on any screen.

import { Drawing, SIDE, Stroke, paint } from "./strokes.js";

/** A hand that rests on the glass is not a finger that draws: how long a pen keeps touch away. */
const PALM_MILLISECONDS = 600;

/**
 * Turns pointer events on a canvas into strokes.
 *
 * `onChange(isFinished)` is called when the drawing changed: `false` in the middle of a stroke.
 */
export class Sketchpad {
  penWidth = 18;
  #canvas;
  #context;
  #onChange;
  #drawing = new Drawing();
  #stroke = null;
  #pointer = null;
  #penSeen = -Infinity;
  #frame = 0;

  constructor(canvas, onChange) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    this.#onChange = onChange;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#cancel(event));
    // Long presses on a drawing must not open a menu in the middle of a stroke.
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    new ResizeObserver(() => this.#resize()).observe(canvas);
    // Zooming and moving to another screen change the density but not the size.
    const watchDensity = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
        this.#resize();
        watchDensity();
      }, { once: true });
    };
    watchDensity();
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.#draw());
    }
    this.#resize();
  }

  /** Everything on the canvas, the unfinished stroke included. */
  get strokes() {
    return this.#stroke ? [...this.#drawing.strokes, this.#stroke] : this.#drawing.strokes;
  }

  get isEmpty() { return this.#drawing.isEmpty && !this.#stroke; }
  get isDrawing() { return this.#stroke !== null; }
  get canUndo() { return this.#stroke !== null || this.#drawing.canUndo; }
  get canRedo() { return this.#drawing.canRedo; }

  /** Lays down what was drawn before; each stroke can be undone. Nobody is told of it. */
  restore(strokes) {
    for (const stroke of strokes) this.#drawing.add(stroke);
    this.#draw();
  }

  /** Takes back the stroke that is being drawn, or else the last step. */
  undo() {
    if (this.#stroke) this.#drop();
    else if (!this.#drawing.undo()) return;
    this.#changed();
  }

  redo() {
    if (!this.#stroke && this.#drawing.redo()) this.#changed();
  }

  clear() {
    this.#drop();
    this.#drawing.clear();
    this.#changed();
  }

  #down(event) {
    if (!this.#mayDraw(event)) return;
    if (event.pointerType === "pen" && this.#stroke) this.#drop();
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointer = event.pointerId;
    this.#stroke = new Stroke(this.penWidth);
    this.#extend(event);
    this.#draw();
    this.#onChange(false);
  }

  #move(event) {
    if (event.pointerType === "pen") this.#penSeen = event.timeStamp;
    if (event.pointerId !== this.#pointer || !this.#stroke) return;
    // The browser hands over one event a frame; the points between are inside it.
    const events = event.getCoalescedEvents?.() ?? [];
    let isLonger = false;
    for (const step of events.length > 0 ? events : [event]) {
      isLonger = this.#extend(step) || isLonger;
    }
    if (!isLonger) return;
    this.#draw();
    this.#onChange(false);
  }

  #up(event) {
    if (event.pointerId !== this.#pointer || !this.#stroke) return;
    this.#extend(event);
    this.#drawing.add(this.#stroke);
    this.#stroke = null;
    this.#pointer = null;
    this.#changed();
  }

  #cancel(event) {
    if (event.pointerId !== this.#pointer) return;
    this.#drop();
    this.#changed();
  }

  /** Only the primary pointer draws: a second finger and the palm beside a pen do not. */
  #mayDraw(event) {
    if (!event.isPrimary || event.button !== 0) return false;
    if (event.pointerType === "pen") {
      this.#penSeen = event.timeStamp;
      return true;
    }
    if (this.#stroke) return false;
    const isPalm = event.timeStamp - this.#penSeen < PALM_MILLISECONDS;
    return !(event.pointerType === "touch" && isPalm);
  }

  #extend(event) {
    const box = this.#canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * SIDE;
    const y = (event.clientY - box.top) / box.height * SIDE;
    return this.#stroke.add(x, y);
  }

  #drop() {
    this.#stroke = null;
    this.#pointer = null;
  }

  #changed() {
    this.#draw();
    this.#onChange(true);
  }

  #resize() {
    const side = Math.max(1, Math.round(this.#canvas.clientWidth * devicePixelRatio));
    if (this.#canvas.width !== side || this.#canvas.height !== side) {
      // Setting an extent empties the canvas: only when it is another one.
      this.#canvas.width = side;
      this.#canvas.height = side;
    }
    this.#paint();
  }

  /** Paints before the next frame, however many events ask for it. */
  #draw() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { width, height } = this.#canvas;
    this.#context.clearRect(0, 0, width, height);
    paint(this.#context, this.strokes, width / SIDE, getComputedStyle(this.#canvas).color);
  }
}
