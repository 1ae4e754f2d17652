import { expose } from "comlink";
import { createBookKeys, type KeyReader } from "./bookKeys.ts";

/**
 * Part of the data worker: answers an import worker over a port of its own, so that the keys of
 * 100,000 customers never pass through the window's thread.
 */
export function createImportKeys(reader: KeyReader) {
  const source = createBookKeys(reader);
  return {
    serve(port: MessagePort): void {
      expose(source, port);
    },
  };
}
