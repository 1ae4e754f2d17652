import { AxeBuilder } from "@axe-core/playwright";
import { expect, go, keepScreen, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";

/** Each screen, and a text by which one knows that it is drawn. */
const SCREENS: readonly { name: string; path: string; drawn: RegExp }[] = [
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
];

/** A text that i18next did not find is drawn as its key, `group.key`. */
const MISSING_TEXT = /(^|\s)[a-z][A-Za-z]*(\.[A-Za-z_][A-Za-z0-9_]*)+(\s|$)/;

for (const dark of [false, true]) {
  test(`every screen passes axe and has all its words, ${dark ? "dark" : "light"}`, async ({
    openSeat,
  }) => {
    const page = await openSeat("agent", { dark });
    for (const { name, path, drawn } of SCREENS) {
      await test.step(name, async () => {
        await go(page, path);
        await expect(page.locator("main")).toContainText(drawn, { timeout: 30_000 });
        await keepScreen(page, `${name}-${dark ? "dark" : "light"}`);
        const words = (await page.locator("body").innerText())
          .split("\n")
          .filter((line) => MISSING_TEXT.test(line) && !line.includes("@"));
        expect(words, `${name}: words without a translation`).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`,
          );
        expect.soft(serious, `${name}: axe`).toEqual([]);
      });
    }
  });
}
