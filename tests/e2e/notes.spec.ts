import type { Page } from "@playwright/test";
import { expect, go, keepScreen, test } from "./support/test.ts";

const NOTES = "/customers/c-lin-zhiyuan/notes";

const bodyOf = (page: Page) => page.getByRole("textbox", { name: "內文" });

/** Writes a line of its own at the end of the open note. */
async function writeLine(page: Page, text: string): Promise<void> {
  await bodyOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
}

test("F60 P4 P8 two seats write into one note, live and both offline, and nothing is lost", async ({
  openSeat,
}) => {
  const agent = await openSeat("agent");
  const office = await openSeat("back_office");
  await go(agent, NOTES);
  await go(office, NOTES);
  await expect(bodyOf(agent)).toContainText("三家公司四張保單");
  await expect(bodyOf(office)).toContainText("三家公司四張保單");

  await writeLine(agent, "業務員現場記下的話");
  await expect(bodyOf(office)).toContainText("業務員現場記下的話");
  await writeLine(office, "內勤補上的話");
  await expect(bodyOf(agent)).toContainText("內勤補上的話");
  await expect(agent.getByText("李佩玲").first()).toBeVisible();
  await keepScreen(agent, "note-together");

  await agent.context().setOffline(true);
  await office.context().setOffline(true);
  await writeLine(agent, "離線時業務員寫的");
  await writeLine(office, "離線時內勤寫的");
  await expect(agent.getByText("已存在這台電腦", { exact: true })).toBeVisible();
  await expect(agent.getByText("離線", { exact: true })).toBeVisible();
  await expect(bodyOf(office)).not.toContainText("離線時業務員寫的");

  await agent.context().setOffline(false);
  await office.context().setOffline(false);
  for (const page of [agent, office]) {
    for (const text of [
      "業務員現場記下的話",
      "內勤補上的話",
      "離線時業務員寫的",
      "離線時內勤寫的",
    ]) {
      await expect(bodyOf(page)).toContainText(text, { timeout: 60_000 });
    }
    await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  }
});

test("P4 a change at one seat is seen at another", async ({ openSeat }) => {
  const agent = await openSeat("agent");
  const manager = await openSeat("manager");
  await go(agent, "/customers/c-lin-zhiyuan/edit");
  await agent.getByLabel("任職公司").fill("榕樹科技");
  await agent.getByRole("button", { name: "儲存" }).click();
  await go(manager, "/customers/c-lin-zhiyuan");
  await expect(manager.getByText("榕樹科技")).toBeVisible();
});
