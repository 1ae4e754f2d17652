import type { Page } from "@playwright/test";
import { expect, go, keepScreen, test } from "./support/test.ts";

const offer = async (page: Page, name: string, text: string) => {
  await go(page, "/import");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
};
const HEAD = "姓名,身分證字號,出生日期,行動電話,職業";

test("F51 an ID of another person asks first, and an update shows old and new values", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, "/customers/c-lin-zhiyuan");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林志遠");
  // The first ID of the demonstration company is his.
  const rows = [
    "張大同,A100000010,1970-01-01,0933333333,教師",
    "周雅芳,A200000021,,0955123456,教師",
  ];
  await offer(page, "updates.csv", `${HEAD}\n${rows.join("\n")}\n`);
  const table = page.getByRole("table").last();
  const conflict = table.getByRole("row").filter({ hasText: "張大同" });
  await expect(conflict).toContainText("待確認");
  await expect(conflict).toContainText("林志遠 → 張大同");
  const update = table.getByRole("row").filter({ hasText: "周雅芳" });
  await expect(update).toContainText("0987***321 → 0955***456");
  await expect(update).toContainText("家管 → 教師");
  await expect(page.getByRole("button", { name: "匯入 1 人" })).toBeEnabled();
  await keepScreen(page, "import-old-and-new");
  await conflict.getByRole("button", { name: "是同一人，更新" }).click();
  await expect(page.getByRole("button", { name: "匯入 2 人" })).toBeEnabled();
});

test("F55 a file without rows, one of errors alone and one of the other kind are told", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await offer(page, "headings.csv", `${HEAD}\n`);
  await expect(page.getByText("headings.csv 只有標題列")).toBeVisible();
  await expect(page.getByRole("button", { name: /^匯入/ })).toBeHidden();
  await keepScreen(page, "import-no-rows");

  await page.getByRole("button", { name: "換一個檔案" }).click();
  await offer(page, "errors.csv", `${HEAD}\n王小明,A123456788,,,\n`);
  const commit = page.getByRole("button", { name: "匯入", exact: true });
  await expect(commit).toBeDisabled();
  await expect(commit).toHaveAccessibleDescription(/請修正檔案裡有錯誤的列/);
  await keepScreen(page, "import-errors-only");

  await page.getByRole("button", { name: "換一個檔案" }).click();
  const policies = "保單號碼,商品代碼,被保險人姓名,生效日,保額\nP1,QH-WL,林志遠,1080315,100萬\n";
  await offer(page, "policies.csv", policies);
  await page.getByRole("radiogroup", { name: "資料種類" }).getByText("客戶").click();
  await expect(page.getByText("這看起來是保單檔")).toBeVisible();
  await keepScreen(page, "import-other-kind");
  await page.getByRole("button", { name: "改讀成保單" }).click();
  await expect(page.getByText("這看起來是保單檔")).toBeHidden();
});
