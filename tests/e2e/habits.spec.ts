import type { Page } from "@playwright/test";
import { expect, go, test } from "./support/test.ts";

const LIN = "/customers/c-lin-zhiyuan";
const form = (page: Page) => page.locator("form");

test("a reload signs in once at most, stays where it was, and ends nobody's session", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, LIN);
  const refreshes: string[] = [];
  page.on("request", (request) => {
    if (/\/api\/(session|demo-session)/.test(request.url())) refreshes.push(request.url());
  });
  for (let time = 0; time < 3; time += 1) {
    refreshes.length = 0;
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("林志遠");
    await expect(page.getByText("已同步")).toBeVisible();
    await page.waitForTimeout(1_000);
    // None at all, while the token of the time before still serves.
    expect(refreshes.length).toBeLessThanOrEqual(1);
  }
});

test("P8 an open form keeps what another seat saves meanwhile, and says so beside a touched field", async ({
  openSeat,
}) => {
  const agent = await openSeat("agent");
  const manager = await openSeat("manager");
  for (const page of [agent, manager]) {
    await go(page, `${LIN}/edit`);
    await expect(form(page).getByLabel("任職公司")).toBeVisible();
  }
  await form(agent).getByLabel("職業", { exact: true }).fill("架構師");
  await form(manager).getByLabel("任職公司").fill("信義軟體");
  await form(manager).getByLabel("職業", { exact: true }).fill("經理");
  await manager.keyboard.press("Control+Enter");
  await expect(manager.getByText("信義軟體").first()).toBeVisible();

  await expect(form(agent).getByLabel("任職公司")).toHaveValue("信義軟體");
  await expect(agent.getByText(/別人剛儲存為「經理」/)).toBeVisible();
  await form(agent).getByLabel("備註").fill("三月再談");
  await agent.keyboard.press("Control+Enter");
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("林志遠");
  await expect(agent.getByText("三月再談")).toBeVisible();
  await expect(agent.getByText("信義軟體")).toBeVisible();
  await expect(manager.getByText("架構師")).toBeVisible();

  await agent.getByRole("button", { name: "復原" }).click();
  await expect(agent.getByText("三月再談")).toBeHidden();
  await expect(agent.getByText("信義軟體")).toBeVisible();
});

test("what was typed and not saved is there when one comes back, and can be discarded", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, `${LIN}/edit`);
  await form(page).getByLabel("備註").fill("打到一半");
  await page.getByRole("link", { name: "客戶", exact: true }).click();
  await go(page, `${LIN}/edit`);
  await expect(form(page).getByLabel("備註")).toHaveValue("打到一半");
  await page.getByRole("button", { name: "捨棄" }).click();
  await expect(form(page).getByLabel("備註")).not.toHaveValue("打到一半");
});

test("a deleted note comes back with undo, and is gone for the other seat only afterwards", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, "/customers/c-lin-wife/notes");
  await page.getByRole("button", { name: "新增筆記" }).first().click();
  await page.keyboard.type("要留下的筆記");
  await expect(page.getByText("1 則筆記")).toBeVisible();
  await page.getByRole("button", { name: "刪除筆記" }).click();
  await expect(page.getByText("0 則筆記")).toBeVisible();
  await page.getByRole("button", { name: "復原" }).click();
  await expect(page.getByText("1 則筆記")).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 則筆記")).toBeVisible();
});

test("the list is found again where it was left: search, row and scroll; keys lead in and out", async ({
  openSeat,
}) => {
  const page = await openSeat("manager");
  const grid = page.getByRole("grid");
  await grid.evaluate((list) => list.scrollTo(0, 3_000));
  await page.waitForTimeout(300);
  await grid.getByRole("row").nth(5).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("客戶");
  await page.goBack();
  await expect.poll(() => grid.evaluate((list) => list.scrollTop)).toBeGreaterThan(2_000);

  await page.keyboard.press("/");
  await page.keyboard.type("林志");
  await expect(grid.getByRole("row").filter({ hasText: "林志遠" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林志遠");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: /搜尋姓名/ })).toHaveValue("林志");
});

test("menus open where one sees them when the system asks for less motion", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  await go(page, `${LIN}/policies/new`);
  await page.locator("main").getByRole("combobox").first().click();
  await expect(page.getByTitle("海岳人壽")).toBeInViewport();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /陳雅婷/ }).click();
  await expect(page.getByRole("menuitem", { name: "登出" })).toBeInViewport();
});

test("X27 two windows of one person stay signed in and in step, also after a reload of both", async ({
  openSeat,
}) => {
  const one = await openSeat("agent");
  const other = await one.context().newPage();
  await other.goto(new URL("/", one.url()).href);
  for (const page of [one, other]) {
    await go(page, LIN);
    await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  }
  await Promise.all([one.reload(), other.reload()]);
  for (const page of [one, other]) {
    await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  }
  await go(one, `${LIN}/edit`);
  await form(one).getByLabel("任職公司").fill("兩個視窗公司");
  await one.keyboard.press("Control+Enter");
  await expect(other.getByText("兩個視窗公司")).toBeVisible();
});
