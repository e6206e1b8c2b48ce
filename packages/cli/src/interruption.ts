// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

const undos = new Set<() => Promise<void>>();

/**
 * Registers what must be done before this process ends by Ctrl-C or SIGTERM; the returned function takes it back.
 *
 * @public
 */
export function onInterrupt(undo: () => Promise<void>): () => void {
  undos.add(undo);
  return () => void undos.delete(undo);
}

/** Makes Ctrl-C and SIGTERM end this process in order, with `message` as the last word. @public */
export function handleInterrupts(message: string): void {
  const EXIT_INTERRUPTED = 130;
  const onSignal = async () => {
    process.stderr.write(`\nInterrupted. ${message}\n`);
    // Newest first: what was started last depends on what was there before. A failure of one must not keep
    // the others from being undone.
    for (const undo of [...undos].reverse()) {
      await undo().catch(error =>
        process.stderr.write(`cabildo: ${(error as Error).message}\n`),
      );
    }
    process.exit(EXIT_INTERRUPTED);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
}
