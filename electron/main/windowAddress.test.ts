import { expect, it } from "vitest";
import { askedSeat, windowAddress } from "./windowAddress.ts";

it("W1 takes only the demonstration's seats from the command line", () => {
  expect(askedSeat(["electron", "main.js", "--seat=manager"])).toBe("manager");
  expect(askedSeat(["electron", "--seat=agent&x=1"])).toBeNull();
  expect(askedSeat(["electron"])).toBeNull();
});

it("W1 names the seat in the page's address, locked or not", () => {
  const page = "app://banyan/index.html";
  expect(windowAddress({ isLocked: false, seat: null })).toBe(page);
  expect(windowAddress({ isLocked: false, seat: "back_office" })).toBe(`${page}?seat=back_office`);
  expect(windowAddress({ isLocked: true, seat: "agent" })).toBe(`${page}?locked&seat=agent`);
  expect(windowAddress({ isLocked: true, seat: null })).toBe(`${page}?locked`);
});
