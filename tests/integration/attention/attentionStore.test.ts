import { expect, it } from "vitest";
import { createAttentionStore } from "#renderer/data/worker/attention/attentionStore.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";

const at = (minute: number) => `2026-11-24T08:0${minute}:00.000Z` as IsoInstant;
const loss = (id: string, lost: unknown): Attention => ({
  collection: "customers",
  id,
  code: "LOST_TO_OTHER",
  field: "occupation",
  kept: "教師",
  lost,
});

it("P8 what lost is kept once, oldest first, until it is dismissed, and outlives the store", () => {
  const engine = nodeEngine();
  const store = createAttentionStore(engine);
  const seen: number[] = [];
  store.items$.subscribe((items) => void seen.push(items.length));
  store.keep(loss("c2", "律師"), at(2));
  store.keep(loss("c1", "醫師"), at(1));
  // The same push, sent again after a crash.
  store.keep(loss("c1", "醫師"), at(3));
  store.keep(loss("c1", "護理師"), at(4));
  const reopened = createAttentionStore(engine);
  let items: readonly { id: string; change: Attention }[] = [];
  reopened.items$.subscribe((now) => (items = now));
  expect(items.map(({ change }) => change.lost)).toEqual(["醫師", "律師", "護理師"]);
  const [first] = items;
  expect(reopened.find(first?.id ?? "")?.change).toEqual(loss("c1", "醫師"));
  reopened.dismiss(first?.id ?? "");
  expect(items.map(({ change }) => change.lost)).toEqual(["律師", "護理師"]);
  expect(reopened.find(first?.id ?? "")).toBeUndefined();
  expect(seen).toEqual([0, 1, 2, 3]);
  engine.close();
});
