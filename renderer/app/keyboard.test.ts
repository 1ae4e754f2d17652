import { describe, expect, it } from "vitest";
import { keyName } from "./keyboard.ts";

const pressed = (change: Partial<Parameters<typeof keyName>[0]>) =>
  keyName({
    key: "l",
    code: "KeyL",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 76,
    ...change,
  });

describe("keys", () => {
  it("are named as actions spell them", () => {
    expect(pressed({})).toBe("L");
    expect(pressed({ ctrlKey: true })).toBe("Mod+L");
    expect(pressed({ metaKey: true, shiftKey: true })).toBe("Mod+Shift+L");
    expect(pressed({ altKey: true })).toBeNull();
  });

  it("belong to an input method while it composes", () => {
    expect(pressed({ isComposing: true })).toBeNull();
    expect(pressed({ keyCode: 229, key: "Process" })).toBeNull();
    expect(pressed({ ctrlKey: true, isComposing: true, key: "k", code: "KeyK" })).toBeNull();
  });

  it("SECURITY 2 the lock waits for no input method", () => {
    expect(pressed({ ctrlKey: true, isComposing: true })).toBe("Mod+L");
    expect(pressed({ ctrlKey: true, key: "Process", keyCode: 229 })).toBe("Mod+L");
    // A Bopomofo keyboard names its keys by their signs.
    expect(pressed({ metaKey: true, key: "ㄠ" })).toBe("Mod+L");
    // Where the letters stand in other places their names count.
    expect(pressed({ ctrlKey: true, key: "n" })).toBe("Mod+N");
    expect(pressed({ ctrlKey: true, key: "l", code: "KeyP" })).toBe("Mod+L");
  });
});
