import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { denyNavigation, isNavigationAllowed } from "./navigation.ts";

type OpenHandler = (details: { url: string }) => { action: string };

function fakeContents() {
  const emitter = new EventEmitter();
  const state: { open?: OpenHandler } = {};
  const contents = Object.assign(emitter, {
    setWindowOpenHandler: (handler: OpenHandler) => void (state.open = handler),
  });
  denyNavigation(contents as unknown as WebContents);
  return { emitter, state };
}

function isPrevented(event: string, url: string, isMainFrame = true) {
  const preventDefault = vi.fn();
  fakeContents().emitter.emit(event, { url, isMainFrame, preventDefault });
  return preventDefault.mock.calls.length === 1;
}

describe("navigation", () => {
  it("W13 only the page itself may load again, in the top frame", () => {
    expect(isNavigationAllowed("app://banyan/index.html#/customers", true)).toBe(true);
    expect(isNavigationAllowed("app://banyan/index.html", false)).toBe(false);
  });

  it.each([
    "https://evil.example/",
    "file:///etc/passwd",
    "app://evil/index.html",
    "app://banyan/print.html",
    "app://banyan.evil/index.html",
    "data:text/html,x",
    "javascript:alert(1)",
    "about:blank",
    "not an address",
  ])("W13 B47 %s is denied", (url) => {
    expect(isNavigationAllowed(url, true)).toBe(false);
    expect(isPrevented("will-navigate", url)).toBe(true);
    expect(isPrevented("will-frame-navigate", url)).toBe(true);
  });

  it("B47 a file dropped on the window does not replace it", () => {
    expect(isPrevented("will-navigate", "file:///C:/Users/a/evil.html")).toBe(true);
  });

  it("W11 W12 no webview attaches, and no redirect is followed", () => {
    expect(isPrevented("will-attach-webview", "")).toBe(true);
    expect(isPrevented("will-redirect", "app://banyan/index.html")).toBe(true);
  });

  it("W14 B47 window.open and target=_blank are denied", () => {
    const { state } = fakeContents();
    expect(state.open?.({ url: "app://banyan/index.html" })).toEqual({ action: "deny" });
  });
});
