import type { Page } from "@playwright/test";
import { expect, go, keepScreen, test } from "./support/test.ts";

test("P8 R12 two seats change one field offline: the first to arrive stays, the other is kept and can be taken over", async ({
  openSeat,
}) => {
  const agent = await openSeat("agent");
  const manager = await openSeat("manager");
  for (const page of [agent, manager]) {
    await go(page, "/customers/c-lin-wife/edit");
    await expect(page.getByLabel("任職公司")).toBeVisible();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.context().setOffline(true);
  }
  const employ = async (page: Page, employer: string) => {
    await page.getByLabel("任職公司").fill(employer);
    await page.getByRole("button", { name: "儲存" }).click();
    await expect(page.getByText(employer).first()).toBeVisible();
  };
  await employ(agent, "松仁事務所");
  await employ(manager, "信義國小");
  await agent.context().setOffline(false);
  await expect(agent.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  await manager.context().setOffline(false);

  await manager.getByRole("link", { name: /筆需要處理/ }).click({ timeout: 60_000 });
  await expect(manager.getByText("信義國小")).toBeVisible();
  await expect(manager.getByText("松仁事務所")).toBeVisible();
  await keepScreen(manager, "attention-conflict");
  await manager.getByRole("button", { name: /採用/ }).click();
  await expect(manager.getByText("沒有需要處理的項目")).toBeVisible();
  await go(agent, "/customers/c-lin-wife");
  await expect(agent.getByText("信義國小")).toBeVisible({ timeout: 60_000 });
});
