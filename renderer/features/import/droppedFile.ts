// A File cannot travel in an address, so it waits here between the drop and the screen.
let waiting: File | null = null;
const listeners = new Set<() => void>();

export function offerFile(file: File): void {
  waiting = file;
  for (const listener of listeners) listener();
}

/** Hands the file over once. */
export function takeFile(): File | null {
  const file = waiting;
  waiting = null;
  return file;
}

export function onFileOffered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
