import { expect, it } from "vitest";
import { withChanges } from "./save.ts";

const opened = { id: "c-1", name: "林志遠", employer: "舊公司", phones: ["0911"], remark: "a" };

it("P8 a form writes what was changed in it and leaves what others saved meanwhile", () => {
  const current = { ...opened, phones: ["0933222111"], employer: "新公司" };
  const after = { ...opened, remark: "b" };
  expect(withChanges(current, opened, after)).toEqual({ ...current, remark: "b" });
});

it("P8 a field that was emptied in the form goes, and only that", () => {
  const { employer: _, ...after } = opened;
  const current = { ...opened, remark: "theirs" };
  expect(withChanges<Partial<typeof opened>>(current, opened, after)).toEqual({
    id: "c-1",
    name: "林志遠",
    phones: ["0911"],
    remark: "theirs",
  });
});

it("P8 taking a change back restores only what it changed", () => {
  const saved = { ...opened, remark: "b" };
  const current = { ...saved, phones: ["0933222111"] };
  expect(withChanges(current, saved, opened)).toEqual({ ...opened, phones: ["0933222111"] });
});
