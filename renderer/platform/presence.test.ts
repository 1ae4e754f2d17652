import { describe, expect, it, vi } from "vitest";
import { personIsPresent } from "./presence.ts";

function pageAt(href: string) {
  const replaceState = vi.fn();
  const page = Object.assign(new EventTarget(), {
    location: { href },
    history: { state: null, replaceState },
  });
  return { page: page as unknown as Window, replaceState };
}

describe("presence", () => {
  it("SECURITY 2 a window that was started opens at once", async () => {
    const { page, replaceState } = pageAt("app://banyan/index.html#/");
    await expect(personIsPresent(page)).resolves.toBeUndefined();
    expect(replaceState).not.toHaveBeenCalled();
  });

  it("SECURITY 2 a window after a lock waits for a sign of life, then forgets the lock", async () => {
    const { page, replaceState } = pageAt(
      "https://crm.example/index.html?locked=&seat=agent#/today",
    );
    const present = vi.fn();
    const waiting = personIsPresent(page).then(present);
    await Promise.resolve();
    expect(present).not.toHaveBeenCalled();
    page.dispatchEvent(new Event("keydown"));
    await waiting;
    expect(String(replaceState.mock.calls[0]?.[2])).toBe(
      "https://crm.example/index.html?seat=agent#/today",
    );
  });
});
