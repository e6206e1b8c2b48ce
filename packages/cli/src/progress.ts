// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** One line of progress while a step runs. @public */
export interface Step {
  /** What is happening inside the step right now; shown on a terminal only. */
  detail(text: string): void;
  /** What the finished line says instead of nothing. */
  result(text: string): void;
  /** Marks the finished line as a failure without an error. */
  fail(): void;
}

interface RunningStep {
  name: string;
  startedAt: number;
  detail: string;
  remindedAt: number;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const REDRAW_MS = 120;
const NAME_WIDTH = 10;
const REMIND_EVERY_MS = 30_000;

/** Elapsed time with the precision a waiting person cares about. @public */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 9_950) {
    return `${(milliseconds / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** @public */
export interface ProgressOptions {
  write: (text: string) => void;
  /** Whether lines may be redrawn in place. */
  isTerminal: boolean;
  width?: number;
  now?: () => number;
}

/**
 * Shows steps that may run side by side. On a terminal the running ones are redrawn in place below the
 * finished ones; elsewhere every finished step is one plain line, and one that takes long says so now and then.
 *
 * @public
 */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #now: () => number;
  readonly #running = new Set<RunningStep>();
  #timer: NodeJS.Timeout | undefined;
  #drawnLines = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Runs a step and reports how it ended. The error, if any, is the caller's. */
  async run<T>(name: string, work: (step: Step) => Promise<T>): Promise<T> {
    const now = this.#now();
    const running: RunningStep = {
      name,
      startedAt: now,
      remindedAt: now,
      detail: '',
    };
    let result = '';
    let sign = '✓';
    this.#running.add(running);
    this.#startTimer();
    try {
      const value = await work({
        detail: text => (running.detail = text),
        result: text => (result = text),
        fail: () => (sign = '✗'),
      });
      this.#finish(running, sign, result);
      return value;
    } catch (error) {
      this.#finish(running, '✗', 'failed');
      throw error;
    }
  }

  /** A line that belongs to no step. */
  note(text: string): void {
    this.#clear();
    this.#options.write(`${text}\n`);
    this.#draw();
  }

  /** Called by the timer; public for the sake of its test. */
  tick(): void {
    if (this.#options.isTerminal) {
      this.#clear();
      this.#draw();
      return;
    }
    const now = this.#now();
    for (const step of this.#running) {
      if (now - step.remindedAt >= REMIND_EVERY_MS) {
        step.remindedAt = now;
        this.#options.write(this.#line('…', step, step.detail));
      }
    }
  }

  #finish(step: RunningStep, sign: string, result: string): void {
    this.#running.delete(step);
    this.#clear();
    this.#options.write(this.#line(sign, step, result));
    this.#draw();
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #startTimer(): void {
    this.#timer ??= setInterval(() => this.tick(), REDRAW_MS);
  }

  #clear(): void {
    if (this.#drawnLines > 0) {
      this.#options.write(`\u001b[${this.#drawnLines}A\u001b[J`);
      this.#drawnLines = 0;
    }
  }

  #draw(): void {
    if (!this.#options.isTerminal) {
      return;
    }
    const frame = FRAMES[Math.floor(this.#now() / REDRAW_MS) % FRAMES.length];
    const lines = [...this.#running].map(step =>
      this.#line(frame, step, step.detail),
    );
    this.#options.write(lines.join(''));
    this.#drawnLines = lines.length;
  }

  #line(sign: string, step: RunningStep, text: string): string {
    const elapsed = formatDuration(this.#now() - step.startedAt);
    const line = `${sign} ${step.name.padEnd(NAME_WIDTH)} ${elapsed.padStart(
      12,
    )}  ${text}`.trimEnd();
    // A wrapped line would break the redrawing.
    const width = this.#options.width ?? 100;
    const shown =
      this.#options.isTerminal && line.length >= width
        ? `${line.slice(0, width - 2)}…`
        : line;
    return `${shown}\n`;
  }
}

/** Progress on the standard error stream, which leaves standard output to results. @public */
export function createProgress(): Progress {
  return new Progress({
    write: text => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    width: process.stderr.columns,
  });
}
