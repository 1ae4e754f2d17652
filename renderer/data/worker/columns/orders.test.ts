import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createOrder } from "./orders.ts";

const changes = fc.array(fc.record({ row: fc.nat(30), key: fc.option(fc.nat(9)) }), {
  maxLength: 40,
});

it("F50 an order that moves only what changed equals sorting anew", () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 6 }), (rounds) => {
      const keys = new Map<number, number>();
      const compare = (a: number, b: number) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b;
      const order = createOrder(compare, { all: () => keys.keys(), has: (row) => keys.has(row) });
      for (const round of rounds) {
        for (const { row, key } of round) {
          if (key === null) keys.delete(row);
          else keys.set(row, key);
          order.touch(row);
        }
        expect([...order.get()]).toEqual([...keys.keys()].sort(compare));
      }
    }),
  );
});
