import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it, vi } from "vitest";

const electron = vi.hoisted(() => {
  const listeners: ((event: object, contents: object) => void)[] = [];
  const born = vi.fn<(options: object) => void>();
  return { listeners, born };
});

const fakeContents = () =>
  Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn(), close: vi.fn() });

vi.mock("electron", () => ({
  app: {
    on: (_name: string, listener: (event: object, contents: object) => void) =>
      void electron.listeners.push(listener),
  },
  BrowserWindow: class {
    webContents = fakeContents();
    constructor(options: object) {
      electron.born(options);
      for (const listener of electron.listeners) listener({}, this.webContents);
    }
  },
}));
const { guardWebContents, openWindow } = await import("./windowFactory.ts");
const { appPreferences } = await import("./webPreferences.ts");

describe("window factory", () => {
  beforeEach(() => {
    electron.listeners.length = 0;
    electron.born.mockClear();
  });

  it("W6 makes no window with unsafe preferences", () => {
    const unsafe = { ...appPreferences("/preload.cjs"), webSecurity: false };
    expect(() => openWindow(unsafe, {})).toThrow("webSecurity must be true");
    expect(electron.born).not.toHaveBeenCalled();
  });

  it("W11 W13 W14 every window is guarded from birth and kept", () => {
    const onStray = vi.fn();
    guardWebContents(onStray);
    const contents = openWindow(appPreferences("/preload.cjs"), {})
      .webContents as unknown as ReturnType<typeof fakeContents>;
    expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
    expect(contents.close).not.toHaveBeenCalled();
    expect(onStray).not.toHaveBeenCalled();
  });

  it("W6 web contents born any other way are guarded, reported and closed", () => {
    const onStray = vi.fn();
    guardWebContents(onStray);
    const stray = fakeContents();
    electron.listeners[0]?.({}, stray);
    expect(stray.setWindowOpenHandler).toHaveBeenCalledOnce();
    expect(stray.close).toHaveBeenCalledOnce();
    expect(onStray).toHaveBeenCalledWith(stray);
  });
});
