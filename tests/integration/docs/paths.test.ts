import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");
const pages = [
  "README.md",
  "README.zh-TW.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** The prose of a page: what stands in code blocks is commands, not paths of ours. */
const proseOf = (page: string) =>
  readFileSync(join(root, page), "utf8").replaceAll(/^(```+)[\s\S]*?^\1$/gm, "");

const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Folders of ours; a backticked text that begins with one is a path. */
const OURS = ["shared", "sync", "renderer", "electron", "tests", "scripts", "docs", ".github"];
const NAMED_PATH = new RegExp(`^(?:${OURS.join("|").replace(".", "\\.")})/[^\\s<>*{}$]*$`);
const ROOT_FILE = /^[\w.-]+\.(?:json|ya?ml|md)$/;

describe.each(pages)("%s", (page) => {
  const prose = proseOf(page);

  it("links to files and headings that exist", () => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = "", anchor] = link.split("#");
      const file = path === "" ? join(root, page) : resolve(root, dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);
    const named = spans.filter((text) => NAMED_PATH.test(text) || ROOT_FILE.test(text));
    const missing = named.filter((path) => {
      const found = join(root, path);
      return !existsSync(found) || (path.endsWith("/") && !statSync(found).isDirectory());
    });
    expect(missing).toEqual([]);
  });
});
