const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanUps = new Set<() => void>();

/**
 * Calls `cleanUp` when the process ends by itself or by SIGINT, SIGTERM or SIGHUP; the result takes the request back.
 * A signal that someone else listens for, too, is theirs: the process may go on.
 */
export function onInterrupt(cleanUp: () => void): () => void {
  if (cleanUps.size === 0) listen();
  cleanUps.add(cleanUp);
  return () => {
    if (cleanUps.delete(cleanUp) && cleanUps.size === 0) stopListening();
  };
}

function listen(): void {
  process.on('exit', cleanUpAll);
  for (const signal of signals) process.on(signal, endBy);
}

function stopListening(): void {
  process.off('exit', cleanUpAll);
  for (const signal of signals) process.off(signal, endBy);
}

/** Once nobody listens any more, the signal ends the process as it would have without us. */
function endBy(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  stopListening();
  cleanUpAll();
  process.kill(process.pid, signal);
}

function cleanUpAll(): void {
  for (const cleanUp of cleanUps) cleanUp();
  cleanUps.clear();
}
