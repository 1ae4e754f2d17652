import { expect, it } from "vitest";
import * as Y from "yjs";
import { fromBase64 } from "#shared/merge/base64.ts";
import { compactCopy } from "./compactCopy.ts";
import { firstText, write } from "./testing/noteText.ts";

it("R15 a compact copy holds the same text without the history", () => {
  const doc = new Y.Doc();
  write(doc, "kept");
  for (let round = 0; round < 200; round += 1) {
    firstText(doc).insert(0, "x");
    firstText(doc).delete(0, 1);
  }
  const copy = compactCopy(doc);
  expect(copy.text).toBe("kept");
  expect(fromBase64(copy.state)?.byteLength).toBeLessThan(Y.encodeStateAsUpdate(doc).byteLength);
});
