// Asks the server, one picture at a time, the newest first.

/** Between two questions while a stroke is being drawn. */
const INTERVAL_MILLISECONDS = 120;
/** After this the server is taken for stopped; a reading takes a few milliseconds. */
const TIMEOUT_MILLISECONDS = 20_000;
const ADDRESS = "/api/v1/recognitions";

/** A refusal in words: `message` says what is wrong and what to do. */
export class Problem extends Error {
  constructor(message, { code = "", canRetry = false } = {}) {
    super(message);
    this.code = code;
    this.canRetry = canRetry;
  }
}

/**
 * Sends a picture and gives back the reading.
 *
 * `body` is a `Blob` with its type, or a `FormData` with `file`; `parameters` go into the address.
 */
export async function recognize(body, parameters, signal) {
  const started = performance.now();
  const query = new URLSearchParams(parameters).toString();
  let response;
  try {
    response = await fetch(query ? `${ADDRESS}?${query}` : ADDRESS, {
      method: "POST", body, signal, headers: { Accept: "application/json" }, cache: "no-store",
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Problem(
      "The server does not answer: it may have been stopped. Start it again, then try again.",
      { code: "unreachable", canRetry: true });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, answer);
  if (!answer || typeof answer.outcome !== "string") {
    throw new Problem("The server's answer makes no sense: reload this page.", { canRetry: true });
  }
  return { record: answer, roundTrip: performance.now() - started };
}

/** The server's own words where it has some. */
function refusal(response, answer) {
  const words = answer?.detail || answer?.title
    || `The server refused with ${response.status}, without saying why.`;
  // The same picture would be refused again; a busy or broken server may recover.
  const canRetry = response.status >= 500 || response.status === 429;
  return new Problem(words, { code: answer?.code ?? "", canRetry });
}

/**
 * Keeps one question in flight; of those that wait only the newest is asked.
 *
 * An answer to a question from before `forget()` is dropped, however late it comes.
 */
export class Reader {
  #onReading;
  #onProblem;
  #waiting = null;
  #flight = null;
  #timer = 0;
  #sequence = 0;
  #oldest = 0;
  #lastStart = -Infinity;

  constructor({ onReading, onProblem }) {
    this.#onReading = onReading;
    this.#onProblem = onProblem;
  }

  /**
   * Asks for a reading of what `makeBody` gives when its turn comes.
   *
   * `isSettled` questions (a stroke's end, a picture, a key) do not wait for the interval.
   */
  ask(makeBody, { isSettled, parameters }) {
    this.#sequence += 1;
    this.#waiting = { makeBody, isSettled, parameters, sequence: this.#sequence };
    this.#next();
  }

  /** Drops what waits and what is under way: the picture it belongs to is gone. */
  forget() {
    this.#oldest = this.#sequence + 1;
    this.#waiting = null;
    clearTimeout(this.#timer);
    this.#flight?.abort();
  }

  #next() {
    clearTimeout(this.#timer);
    if (this.#flight || !this.#waiting) return;
    const wait = this.#lastStart + INTERVAL_MILLISECONDS - performance.now();
    if (wait > 0 && !this.#waiting.isSettled) {
      this.#timer = setTimeout(() => this.#next(), wait);
      return;
    }
    const question = this.#waiting;
    this.#waiting = null;
    this.#send(question);
  }

  async #send({ makeBody, isSettled, parameters, sequence }) {
    const flight = new AbortController();
    this.#flight = flight;
    this.#lastStart = performance.now();
    let isLate = false;
    const timeout = setTimeout(() => {
      isLate = true;
      flight.abort();
    }, TIMEOUT_MILLISECONDS);
    try {
      const reading = await recognize(await makeBody(), parameters, flight.signal);
      if (sequence >= this.#oldest) this.#onReading(reading, { isSettled });
    } catch (error) {
      if (sequence >= this.#oldest) this.#onProblem(this.#words(error, isLate));
    } finally {
      clearTimeout(timeout);
      this.#flight = null;
      this.#next();
    }
  }

  #words(error, isLate) {
    if (error instanceof Problem) return error;
    if (isLate) {
      const seconds = TIMEOUT_MILLISECONDS / 1000;
      return new Problem(
        `The server has not answered for ${seconds} seconds: try again.`, { canRetry: true });
    }
    return new Problem(`The picture could not be sent: ${error.message}.`, { canRetry: true });
  }
}
