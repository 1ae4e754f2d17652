import { chromium, type Page } from "@playwright/test";
import { QUIET_FLAGS } from "../../scripts/start/browsers.ts";
import { inStep, PASSPHRASE, passphrase, signIn, start, unlock } from "./support/person.ts";
import { expect, go, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";
const FOLDER = "banyan-s-001";

/** What lies in plain beside the person's file; `text` is written there. */
const vaultText = (page: Page, text?: string) =>
  page.evaluate(
    async ({ folder, written }) => {
      const root = await navigator.storage.getDirectory();
      const banyan = await root.getDirectoryHandle("banyan");
      const own = await banyan.getDirectoryHandle(folder);
      const file = await own.getFileHandle("vault.json");
      if (written !== undefined) {
        const writer = await file.createWritable();
        await writer.write(written);
        await writer.close();
      }
      return (await file.getFile()).text();
    },
    { folder: FOLDER, written: text },
  );

/** A browser that puts pages aside to show them again at once, as people's browsers do. */
async function browserThatKeepsPages() {
  const executablePath = process.env["CHROMIUM_PATH"];
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...QUIET_FLAGS],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}

test("SECURITY 2 X28 a locked window keeps nothing on the screen and loses no word; who goes back finds the lock; a damaged vault stays as it lies", async ({
  banyan: { url },
}) => {
  const browser = await browserThatKeepsPages();
  try {
    const page = await (await browser.newContext({ locale: "zh-TW" })).newPage();
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await start(page, url);

    // A form with something typed into it would ask whether to leave; a lock asks nobody.
    await go(page, `${LIN}/edit`);
    await page.locator("form").getByLabel("備註").fill("沒有存的備註");
    await go(page, `${LIN}/notes`);
    const note = page.getByRole("textbox", { name: "內文" });
    await note.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("鎖定前的最後一句");
    await page.keyboard.press("Control+l");
    await expect(page.getByText("大狼狗")).toBeHidden({ timeout: 500 });
    await page.waitForURL(/locked/);
    await page.mouse.move(10, 10);
    await page.mouse.move(20, 20);
    await unlock(page, PASSPHRASE);
    await inStep(page);
    await go(page, `${LIN}/notes`);
    await expect(note).toContainText("鎖定前的最後一句");
    expect(asked).toEqual([]);

    // Somewhere else in the same window, and back.
    await page.goto(`${url}/icon.svg`);
    await page.evaluate(() => history.back());
    await page.waitForURL(/locked/);
    await page.mouse.move(30, 30);
    await page.mouse.move(40, 40);
    await expect(passphrase(page)).toBeVisible();
    await expect(page.getByText("鎖定前的最後一句")).toBeHidden();

    const whole = await vaultText(page);
    for (const [damaged, code] of [
      [whole.slice(0, 200), "VAULT_DAMAGED"],
      [whole.replace('"format":1', '"format":2'), "VAULT_NEWER"],
    ] as const) {
      await vaultText(page, damaged);
      await page.goto(`${url}/icon.svg`);
      await page.goto(url);
      await expect(page.getByText(code)).toBeVisible();
      await signIn(page, url);
      await expect(page.getByText(code)).toBeVisible();
      expect(await vaultText(page)).toBe(damaged);
    }
    await vaultText(page, whole);
    await signIn(page, url);
    await unlock(page, PASSPHRASE);
    await inStep(page);
  } finally {
    await browser.close();
  }
});
