import { expect, go, keepScreen, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";

test("F55 B1 imports a Big5 file with a dry run, finds a new customer and undoes the batch", async ({
  openSeat,
}) => {
  const page = await openSeat("back_office");
  await go(page, "/import");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles("tests/fixtures/import/customers.big5.csv");
  await expect(page.getByText("Big5（繁體中文）")).toBeVisible();
  const commit = page.getByRole("button", { name: /^匯入 .*筆|^匯入 .*人/ });
  await expect(commit).toBeEnabled();
  await expect(page.getByText(/列有問題，不會寫入/)).toBeVisible();
  await keepScreen(page, "import-dry-run");
  await commit.click();
  await expect(page.getByText(/匯入完成：新增/)).toBeVisible({ timeout: 60_000 });
  await keepScreen(page, "import-result");

  await page.getByRole("button", { name: /整批復原/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "整批復原" }).click();
  await expect(page.getByText(/已復原/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/匯入完成/)).toBeHidden();
});

test("F50 finds a customer by two characters, a telephone and a policy number", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  const search = page.getByRole("textbox", { name: /搜尋姓名/ });
  const rows = page.getByRole("grid").getByRole("row");
  for (const text of ["志遠", "0912345678"]) {
    await search.fill(text);
    await expect(rows.filter({ hasText: "林志遠" })).toBeVisible();
  }
  await keepScreen(page, "search");
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林志遠");
  await keepScreen(page, "customer");
});

test("DOMAIN 3.5 4 the health check of the Lin family shows its numbers", async ({ openSeat }) => {
  const page = await openSeat("agent");
  await go(page, LIN);
  await page.getByRole("button", { name: "保單健檢" }).click();
  await expect(page.getByText(/身故保障缺口 772 萬/)).toBeVisible();
  await expect(page.getByText(/年繳 60,884 元，占收入 5.1 %/).first()).toBeVisible();
  const gaps = page.getByRole("row", { name: /身故（疾病）/ }).first();
  for (const figure of ["13,450,456", "5,731,403", "7,719,053"]) {
    await expect(gaps).toContainText(figure);
  }
  await expect(page.getByRole("row", { name: /身故（意外）/ }).first()).toContainText("4,719,053");
  await expect(page.getByRole("row", { name: /住院日額/ }).first()).toContainText("6,244");
  await keepScreen(page, "health-check");
});

test("F22 a situation shows what pays, how it is worked out, and why others do not", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, `${LIN}/check`);
  await page.getByRole("button", { name: "情境試算" }).click();
  await page.getByRole("button", { name: "大眾運輸意外身故" }).click();
  await expect(page.getByText("11,731,403 元").first()).toBeVisible();
  await page.getByRole("button", { name: "疾病身故" }).click();
  await expect(page.getByText("5,731,403 元").first()).toBeVisible();
  await expect(page.getByText("不保障「疾病」造成的事故").first()).toBeVisible();
  await keepScreen(page, "situation");
});

test("F110 F26 a manager reads both charts and opens the people behind a cell", async ({
  openSeat,
}) => {
  const page = await openSeat("manager");
  await go(page, "/analysis/segments");
  await expect(page.getByRole("heading", { name: /RFM 熱度圖/ })).toBeVisible();
  await expect(page.getByText(/有效保戶 \d+ 人/)).toBeVisible();
  await keepScreen(page, "segments");
  await go(page, "/analysis/coverage");
  await expect(page.getByRole("heading", { name: "各項保障充足程度" })).toBeVisible({
    timeout: 30_000,
  });
  await keepScreen(page, "coverage");
});

test("the palette reaches every room by keyboard, and the language changes at once", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: /指令/ }).fill("匯入");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("匯入資料");
  await go(page, `${LIN}/check`);
  await expect(page.getByText(/身故保障缺口 772 萬/)).toBeVisible();
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: /指令/ }).fill("情境");
  await expect(page.getByRole("option", { name: /情境試算/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: /指令/ }).fill("English");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Customers" })).toBeVisible();
});
