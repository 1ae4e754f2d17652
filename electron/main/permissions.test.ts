import type { Session } from "electron";
import { describe, expect, it, vi } from "vitest";
import { denyPermissions, isPermissionGranted } from "./permissions.ts";

describe("permissions", () => {
  it.each([
    "media",
    "geolocation",
    "notifications",
    "clipboard-read",
    "fileSystem",
    "usb",
    "openExternal",
  ])("W5 %s is denied, to our own page too", (permission) =>
    expect(isPermissionGranted(permission, "app://banyan/")).toBe(false),
  );

  it.each(["loopback-network", "local-network", "local-network-access", "persistent-storage"])(
    "W5 %s is granted to our own origin alone: without it no server, or no lasting outbox",
    (permission) => {
      expect(isPermissionGranted(permission, "app://banyan/")).toBe(true);
      expect(isPermissionGranted(permission, "app://banyan.evil/")).toBe(false);
      expect(isPermissionGranted(permission, "https://evil.example")).toBe(false);
      expect(isPermissionGranted(permission, "")).toBe(false);
    },
  );

  it("W5 request, check, device and screen handlers are all set, and downloads stop", () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
      on: vi.fn(),
    };
    denyPermissions(session as unknown as Session);
    const answer = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, "media", answer, {
      requestingUrl: "app://banyan/index.html",
    });
    expect(answer).toHaveBeenCalledWith(false);
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0](null, "midi", "app://banyan")).toBe(
      false,
    );
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
    expect(session.on).toHaveBeenCalledWith("will-download", expect.any(Function));
  });
});
