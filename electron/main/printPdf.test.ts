import { describe, expect, it, vi } from "vitest";

type Answer = (answer: { cancel: boolean }) => void;
const seen = vi.hoisted(() => ({
  beforeRequest: undefined as ((details: { url: string }, answer: Answer) => void) | undefined,
  serve: undefined as ((request: { url: string }) => Response | Promise<Response>) | undefined,
  preferences: undefined as object | undefined,
  partition: "",
  destroyed: 0,
}));

vi.mock("electron", () => ({
  app: { on: vi.fn() },
  protocol: {},
  session: {
    fromPartition: (partition: string) => {
      seen.partition = partition;
      return {
        setPermissionRequestHandler: vi.fn(),
        setPermissionCheckHandler: vi.fn(),
        setDevicePermissionHandler: vi.fn(),
        setDisplayMediaRequestHandler: vi.fn(),
        on: vi.fn(),
        webRequest: {
          onBeforeRequest: (listener: typeof seen.beforeRequest) =>
            void (seen.beforeRequest = listener),
        },
        protocol: {
          handle: (_scheme: string, serve: typeof seen.serve) => void (seen.serve = serve),
        },
        clearStorageData: vi.fn(async () => undefined),
      };
    },
  },
  BrowserWindow: class {
    webContents = { printToPDF: async () => Buffer.from("%PDF") };
    constructor(options: { webPreferences: object }) {
      seen.preferences = options.webPreferences;
    }
    async loadURL() {}
    destroy() {
      seen.destroyed += 1;
    }
  },
}));
const { isPrintRequestAllowed, pdfOf } = await import("./printPdf.ts");

describe("PDF", () => {
  it("B46 prints in a session of its own, without JavaScript, and throws the window away", async () => {
    const bytes = await pdfOf("/dist/renderer", "<!doctype html>保單");
    expect(new TextDecoder().decode(bytes)).toBe("%PDF");
    expect(seen.preferences).toMatchObject({ javascript: false, partition: seen.partition });
    expect(seen.partition).toMatch(/^print-/);
    expect(seen.destroyed).toBe(1);
    const page = await seen.serve?.({ url: "app://banyan/print.html" });
    expect(page?.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(await page?.text()).toContain("保單");
  });

  it.each([
    "https://evil.example/pixel.png",
    "file:///etc/passwd",
    "ws://127.0.0.1:1",
    "app://evil/x",
  ])("B46 cancels %s", (url) => {
    const answer = vi.fn<Answer>();
    seen.beforeRequest?.({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: true });
    expect(isPrintRequestAllowed(url)).toBe(false);
  });

  it("B46 lets our own style sheets through", () => {
    expect(isPrintRequestAllowed("app://banyan/assets/index.css")).toBe(true);
  });
});
