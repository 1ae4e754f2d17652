import { describe, expect, it } from "vitest";
import { LIMITS } from "../protocol/limits.ts";
import { socketQuota } from "./socketQuota.ts";

const times = <T>(count: number, make: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => make(place));

describe("B40 H4 sockets", () => {
  it("an address has places for strangers, which those who are admitted give back", () => {
    const take = socketQuota();
    const places = times(LIMITS.strangersPerAddress, () => take("a"));
    expect(take("a")).toBeUndefined();
    expect(take("b")).toBeDefined();
    places[0]?.admit();
    expect(take("a")).toBeDefined();
    expect(take("a")).toBeUndefined();
    places[1]?.leave();
    places[1]?.leave();
    expect(take("a")).toBeDefined();
    expect(take("a")).toBeUndefined();
  });

  it("an address has places in all, admitted or not", () => {
    const take = socketQuota();
    const places = times(LIMITS.socketsPerAddress, () => {
      const place = take("a");
      place?.admit();
      return place;
    });
    expect(take("a")).toBeUndefined();
    for (const place of places) place?.leave();
    expect(take("a")).toBeDefined();
  });

  it("strangers of all addresses together are bounded", () => {
    const take = socketQuota();
    times(LIMITS.strangers, (place) => take(`address ${place}`));
    expect(take("one more")).toBeUndefined();
  });
});
