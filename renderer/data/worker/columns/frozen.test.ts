import * as fc from "fast-check";
import { expect, it } from "vitest";
import { decodeFrozen, encodeFrozen } from "./frozen.ts";

it("D7 columns come back from their bytes as they were, wherever the bytes lie", () => {
  const frozen = fc.record({
    numbers: fc.record({
      premium: fc.float64Array(),
      row: fc.int32Array(),
      flag: fc.uint8Array(),
      code: fc.uint16Array(),
      term: fc.int16Array(),
    }),
    json: fc.jsonValue({ noUnicodeString: false }),
  });
  fc.assert(
    fc.property(frozen, fc.nat(9), (parts, offset) => {
      const bytes = encodeFrozen(parts);
      const elsewhere = new Uint8Array(bytes.byteLength + offset);
      elsewhere.set(bytes, offset);
      const back = decodeFrozen(elsewhere.subarray(offset));
      expect(back.numbers).toEqual(parts.numbers);
      expect(back.json).toEqual(JSON.parse(JSON.stringify(parts.json)));
    }),
  );
});
