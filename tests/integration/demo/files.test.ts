import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import type { IsoDate } from "#shared/model/brand.ts";
import { encodeBig5 } from "#scripts/demo/csv.ts";
import { importFixtures } from "#scripts/demo/fixtures.ts";
import { writeCompany } from "#scripts/demo/writeCompany.ts";

const root = mkdtempSync(join(tmpdir(), "banyan-demo-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const today = "2026-11-24" as IsoDate;

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const entries = files
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

const run = promisify(execFile);
const banyan = (args: string[], nodeArgs: string[] = []) =>
  run(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    ...nodeArgs,
    "scripts/banyan.ts",
    ...args,
  ]);

describe("banyan demo, the files", () => {
  it("writes the same bytes for the same seed, workbooks included", () => {
    for (const name of ["one", "two"])
      writeCompany({ customers: 300, seed: 5, today }, join(root, name));
    writeCompany({ customers: 300, seed: 6, today }, join(root, "three"));
    expect(hashes(join(root, "one"))).toEqual(hashes(join(root, "two")));
    const [first, other] = [hashes(join(root, "one")), hashes(join(root, "three"))];
    expect(first["customers.jsonl"]).not.toBe(other["customers.jsonl"]);
    expect(Object.keys(first)).toContain("import/policies.xlsx");
  });

  it("says the same in UTF-8, Big5 and XLSX", () => {
    const read = (name: string) => readFileSync(join(root, "one/import", name));
    const utf8 = new TextDecoder("utf-8").decode(read("customers.utf8.csv"));
    const big5 = new TextDecoder("big5", { fatal: true }).decode(read("customers.big5.csv"));
    expect(utf8.replaceAll(/[𡍼㛢𤧟]/gu, "□")).toBe(big5);
    const sheet = unzipSync(read("customers.xlsx"))["xl/worksheets/sheet1.xml"];
    expect(new TextDecoder().decode(sheet)).toContain("林志遠");
  });

  it("replaces what Big5 lacks one for one", () => {
    expect(new TextDecoder("big5").decode(encodeBig5("陳𡍼廷·臺北"))).toBe("陳□廷·臺北");
  });

  it("ARCHITECTURE Scale: 12,000 customers need less than 64 MB of heap", async () => {
    const out = join(root, "large");
    const { stdout } = await banyan(
      ["demo", "--customers", "12000", "--out", out, "--today", today],
      ["--max-old-space-size=64"],
    );
    expect(stdout).toContain("12000 customers");
    rmSync(out, { recursive: true });
  });

  it.each([
    [["demo", "--customers", "0", "--out", "x"], "--customers must be a whole number"],
    [["demo"], "--out DIR is missing"],
    [["demo", "--out", "x", "--today", "2027-02-29"], "real date"],
    [["demo", "--colour"], "--colour"],
    [["plant"], 'Unknown command "plant"'],
  ])("%s is answered with a sentence and exit code 2", async (args, sentence) => {
    await expect(banyan(args)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(sentence) as string,
    });
  });

  it("--help lists the commands", async () => {
    expect((await banyan(["--help"])).stdout).toContain("batch");
    expect((await banyan(["demo", "--help"])).stdout).toContain("--customers");
  });
});

describe("import fixtures", () => {
  it("are what the generator writes (npm run banyan -- fixtures renews them)", () => {
    const { files, expected } = importFixtures();
    const stale = [...files].filter(
      ([name, bytes]) => !readFileSync(join("tests/fixtures/import", name)).equals(bytes),
    );
    expect(stale.map(([name]) => name)).toEqual([]);
    expect(JSON.parse(readFileSync("tests/fixtures/import/expected.json", "utf8"))).toEqual(
      expected,
    );
  });
});
