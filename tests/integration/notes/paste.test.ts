import { chromium, type Browser, type Page } from "@playwright/test";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Harness = {
  notePaste: {
    paste(html: string): string;
    renderLink(href: string): string;
    receiveTable(isGuarded: boolean): { text: string; isEnded: boolean };
  };
  hasRun?: boolean;
};

const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];
let browser: Browser;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  const bundle = await rolldown({
    input: "renderer/features/notes/testing/pasteHarness.ts",
    platform: "browser",
  });
  const { output } = await bundle.generate({ format: "iife" });
  await bundle.close();
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: FLAGS,
  });
  page = await browser.newPage();
  page.on("request", (request) => requests.push(request.url()));
  await page.addScriptTag({ content: output[0].code });
});

afterAll(async () => {
  await browser?.close();
});

const paste = (html: string) =>
  page.evaluate((pasted) => (window as unknown as Harness).notePaste.paste(pasted), html);

describe("pasting into a note", () => {
  it.each([
    ["script", `<p>safe</p><script>hasRun = true</script>`],
    ["svg onload", `<p>safe</p><svg onload="hasRun = true"><circle/></svg>`],
    ["image onerror", `<p>safe</p><img src="x:" onerror="hasRun = true">`],
    ["iframe", `<p>safe</p><iframe srcdoc="<script>parent.hasRun = true</script>"></iframe>`],
    ["style url()", `<p style="background:url(https://evil.example/a)">safe</p>`],
    ["style sheet", `<style>p{background:url(https://evil.example/b)}</style><p>safe</p>`],
    ["javascript: link", `<p>safe <a href="javascript:hasRun = true">x</a></p>`],
    ["javascript: link, broken up", `<p>safe <a href="java&#10;script:hasRun = true">x</a></p>`],
    ["data: link", `<p>safe <a href="data:text/html,<script>1</script>">x</a></p>`],
    ["plain http link", `<p>safe <a href="http://evil.example/">x</a></p>`],
    ["form", `<form action="https://evil.example"><input name="pw" value="v"><p>safe</p></form>`],
    [
      "math namespace trick",
      `<p>safe</p><math><mtext><table><mglyph><style><img src=x: onerror="hasRun=true"></table></math>`,
    ],
    ["class and id", `<p class="ant-modal" id="root" onclick="hasRun = true">safe</p>`],
    [
      "dressed-up link",
      `<p>safe <a href="https://ok.example/" class="ant-btn" style="position:fixed" target="_top" onclick="hasRun=true">x</a></p>`,
    ],
  ])("B20 %s leaves the words and nothing else", async (_name, html) => {
    const held = await paste(html);
    expect(held).toContain("safe");
    expect(held).not.toMatch(
      /script|svg|iframe|<img|style=|url\(|javascript|data:|http:|<form|<input|evil|ant-|\sid=|\son\w+=|target=/i,
    );
    expect(await page.evaluate(() => (window as unknown as Harness).hasRun)).toBeUndefined();
  });

  it("B20 W15 keeps structure and https, mailto and tel links", async () => {
    const held = await paste(
      `<h2>標題</h2><ul><li><p><b>粗</b></p></li></ul><p><a href="https://ok.example/">a</a> <a href="mailto:a@ok.example">b</a> <a href="tel:+886912345678">c</a></p>`,
    );
    for (const part of [
      "<h2>",
      "<ul>",
      "<strong>",
      "https://ok.example/",
      "mailto:a@ok.example",
      "tel:+886912345678",
    ]) {
      expect(held).toContain(part);
    }
  });

  it("B20 nothing pasted asks the network for anything", () => {
    expect(requests.filter((url) => !url.startsWith("about:"))).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "http://evil.example/",
    "file:///etc/passwd",
  ])("B31 W15 a link that came by the relay shows no address: %s", async (href) => {
    expect(
      await page.evaluate(
        (link) => (window as unknown as Harness).notePaste.renderLink(link),
        href,
      ),
    ).toBe("");
  });
});

describe("P8 B31 content of a newer version that reaches an open editor", () => {
  const receiveTable = (isGuarded: boolean) =>
    page.evaluate(
      (guarded) => (window as unknown as Harness).notePaste.receiveTable(guarded),
      isGuarded,
    );

  it("ends the editor and stays in the shared text, which the editor alone would delete it from", async () => {
    expect(await receiveTable(false)).toEqual({ text: "mine", isEnded: false });
    expect(await receiveTable(true)).toEqual({ text: "mine\nkeep me", isEnded: true });
  });
});
