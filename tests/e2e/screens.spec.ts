import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, go, keepScreen, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";

type Screen = {
  name: string;
  path: string;
  /** A text by which one knows that it is drawn. */
  drawn: RegExp;
  /** What opens there on a click, with a text by which one knows it. */
  opened?: { by: (page: Page) => Promise<unknown>; drawn: RegExp };
};

const press = (name: string | RegExp) => (page: Page) =>
  page.locator("main").getByRole("button", { name }).first().click();

const SCREENS: readonly Screen[] = [
  { name: "customers", path: "/customers", drawn: /林志遠/ },
  { name: "customer", path: LIN, drawn: /往來紀錄/ },
  { name: "customer-edit", path: `${LIN}/edit`, drawn: /婚姻狀況/ },
  { name: "customer-new", path: "/customers/new", drawn: /來源/ },
  { name: "check", path: `${LIN}/check`, drawn: /身故保障缺口/ },
  { name: "notes", path: `${LIN}/notes`, drawn: /最後修改/ },
  { name: "policy-new", path: `${LIN}/policies/new`, drawn: /保障內容/ },
  { name: "import", path: "/import", drawn: /選擇檔案/ },
  { name: "segments", path: "/analysis/segments", drawn: /RFM 熱度圖/ },
  { name: "coverage", path: "/analysis/coverage", drawn: /各項保障充足程度/ },
  { name: "attention", path: "/attention", drawn: /需要處理/ },
  { name: "settings", path: "/settings", drawn: /外觀/ },
  {
    name: "situation",
    path: `${LIN}/check`,
    drawn: /身故保障缺口/,
    opened: { by: press("疾病身故"), drawn: /不給付的保障與原因/ },
  },
  {
    name: "age-table",
    path: `${LIN}/check`,
    drawn: /各年齡保障走勢/,
    opened: { by: press("以表格顯示"), drawn: /大眾運輸身故/ },
  },
  {
    name: "segment-people",
    path: "/analysis/segments",
    drawn: /RFM 熱度圖/,
    opened: { by: (page) => page.locator('[data-cell="4-0"]').click(), drawn: /R1 F1 的保戶/ },
  },
  {
    name: "segments-table",
    path: "/analysis/segments",
    drawn: /RFM 熱度圖/,
    opened: { by: press("以表格檢視"), drawn: /R5/ },
  },
  {
    name: "palette",
    path: "/customers",
    drawn: /林志遠/,
    opened: { by: (page) => page.keyboard.press("Control+K"), drawn: /指令面板/ },
  },
];

/** A text that i18next did not find is drawn as its key, `group.key`. */
const MISSING_TEXT = /(^|\s)[a-z][A-Za-z]*(\.[A-Za-z_][A-Za-z0-9_]*)+(\s|$)/;

for (const dark of [false, true]) {
  test(`every screen passes axe and has all its words, ${dark ? "dark" : "light"}`, async ({
    openSeat,
  }) => {
    test.setTimeout(300_000);
    const page = await openSeat("agent", { dark });
    for (const { name, path, drawn, opened } of SCREENS) {
      await test.step(name, async () => {
        await go(page, path);
        await expect(page.locator("main")).toContainText(drawn, { timeout: 30_000 });
        if (opened) {
          await opened.by(page);
          await expect(page.locator("body")).toContainText(opened.drawn);
        }
        await inspect(page, `${name}-${dark ? "dark" : "light"}`);
      });
    }
  });

  test(`the sign-in screen passes axe and has all its words, ${dark ? "dark" : "light"}`, async ({
    openSeat,
  }) => {
    const page = await openSeat("agent", { dark });
    await page.getByRole("button", { name: /陳雅婷/ }).click();
    await page.getByRole("menuitem", { name: "登出" }).click();
    await expect(page.getByLabel("密碼")).toBeVisible();
    await inspect(page, `signin-${dark ? "dark" : "light"}`);
  });
}

/** Keeps a picture; no text without a translation, and no serious violation that axe can see. */
async function inspect(page: Page, name: string): Promise<void> {
  await keepScreen(page, name);
  const words = (await page.locator("body").innerText())
    .split("\n")
    .filter((line) => MISSING_TEXT.test(line) && !line.includes("@"));
  expect(words, `${name}: words without a translation`).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  expect.soft(serious, `${name}: axe`).toEqual([]);
}
