import { expect, go, keepScreen, test } from "./support/test.ts";

test("with the network off, the window opens again and a family is checked in a room not yet visited", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText("林志遠")).toBeVisible();
  await expect(page.getByText("離線", { exact: true })).toBeVisible();
  await go(page, "/customers/c-lin-zhiyuan/check");
  await expect(page.getByText(/身故保障缺口 772 萬/)).toBeVisible();
  await go(page, "/analysis/segments");
  await expect(page.getByText(/有效保戶 \d+ 人/)).toBeVisible();
  await go(page, "/import");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles("tests/fixtures/import/customers.big5.csv");
  await expect(page.getByText("Big5（繁體中文）")).toBeVisible();
  await keepScreen(page, "offline-import");
});
