import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { QUIET_FLAGS } from "../../scripts/start/browsers.ts";
import { findPlain } from "./support/findPlain.ts";
import { expect, go, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";
/** What the session below sees, types and imports: names, telephones, IDs, notes, a policy number. */
const SEEN = ["林志遠", "0912345678", "0987654321", "三家公司四張保單"];
const TYPED = { note: "只有我們知道的一句話", remark: "備註裡的祕密", employer: "祕密科技公司" };

declare global {
  interface Window {
    printed: (title: string) => Promise<void>;
  }
}

/** The titles under which the page was printed: a print dialog that is open leaves them in the history. */
async function titlesOfPrints(page: Page): Promise<string[]> {
  const titles: string[] = [];
  await page.exposeFunction("printed", (title: string) => void titles.push(title));
  await page.addInitScript(() => {
    window.print = () => void window.printed(document.title);
  });
  return titles;
}

async function useTheBook(page: Page, printed: readonly string[]): Promise<string[]> {
  await expect(page.getByText("已同步", { exact: true })).toBeVisible({ timeout: 60_000 });
  const search = page.getByRole("textbox", { name: /搜尋姓名/ });
  for (const text of ["林志遠", "0912345678"]) {
    await search.fill(text);
    await expect(page.getByRole("grid").getByText("林志遠")).toBeVisible();
  }
  await go(page, `${LIN}/edit`);
  const form = page.locator("form");
  await form.getByLabel("備註").fill(TYPED.remark);
  await form.getByLabel("任職公司").fill(TYPED.employer);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(TYPED.remark)).toBeVisible();
  await go(page, `${LIN}/notes`);
  await page.getByRole("textbox", { name: "內文" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(TYPED.note);
  await expect(page.getByRole("textbox", { name: "內文" })).toContainText(TYPED.note);
  await go(page, `${LIN}/check`);
  await expect(page.getByText(/身故保障缺口/).first()).toBeVisible();
  await page.getByRole("button", { name: "列印" }).click();
  await expect.poll(() => printed).toEqual(["保單健檢報告"]);
  await go(page, "/import");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles("tests/fixtures/import/customers.utf8.csv");
  await expect(page.getByRole("button", { name: /^匯入 .*筆|^匯入 .*人/ })).toBeEnabled();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /指令/ }).fill("林志遠");
  await expect(page.getByRole("option", { name: /林志遠/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("已同步", { exact: true })).toBeVisible({ timeout: 60_000 });
  return [...SEEN, ...Object.values(TYPED)];
}

test("SECURITY 2 after a session no name, telephone, ID or note stands in plain in any file of the profile", async ({
  banyan: { url },
}) => {
  const profile = await mkdtemp(join(tmpdir(), "banyan-profile-"));
  const executablePath = process.env["CHROMIUM_PATH"];
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: [...QUIET_FLAGS],
    locale: "zh-TW",
    timezoneId: "Asia/Taipei",
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const printed = await titlesOfPrints(page);
    await page.goto(`${url}/?seat=back_office`);
    const words = await useTheBook(page, printed);
    // While it is open too: the write-ahead log and the caches lie there then.
    expect(await findPlain(profile, words)).toEqual([]);
    await page.goto("about:blank");
    await context.close();
    expect(await findPlain(profile, words)).toEqual([]);
    // What may stand there is found by the same search, so the lines above can fail.
    expect(await findPlain(profile, ["李佩玲", "needsKeyStore"])).not.toEqual([]);
    // Answers of the server are kept in no cache, compressed or not.
    expect(await findPlain(profile, [`${url}/api/`])).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
