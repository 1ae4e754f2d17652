import { expect, it } from "vitest";
import { SyncError } from "../protocol/errors.ts";
import { pullHandlerFor } from "./pullHandler.ts";
import type { ClientSession } from "./session.ts";
import { StatusBoard } from "./status.ts";

it("H3 a first sync that asks too fast waits as long as it is told, and that is no error", async () => {
  const answers: (() => unknown)[] = [
    () => {
      throw new SyncError("TOO_MANY_ATTEMPTS", 0.01);
    },
    () => ({ documents: [], checkpoint: { epoch: "e", scopes: {} }, complete: true }),
  ];
  const session = { request: async () => answers.shift()?.() } as unknown as ClientSession;
  const board = new StatusBoard();
  const states: string[] = [];
  board.status$.subscribe(({ state }) => states.push(state));
  const pull = pullHandlerFor("customers", {
    session,
    board,
    stop: new AbortController().signal,
  });
  expect((await pull(undefined, 10)).documents).toEqual([]);
  expect(answers).toEqual([]);
  expect(states).not.toContain("error");
});
