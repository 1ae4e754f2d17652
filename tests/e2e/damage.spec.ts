import type { Page } from "@playwright/test";
import { expect, go, keepScreen, test } from "./support/test.ts";

const EMPLOYER = "松仁事務所";

/** Leaves the application, so that no window holds the file, and flips one bit of it. */
async function flip(page: Page, name: string, share: number): Promise<void> {
  await page.goto(new URL("/icon.svg", page.url()).href);
  await page.evaluate(
    async ([file, part]) => {
      const root = await navigator.storage.getDirectory();
      const banyan = await root.getDirectoryHandle("banyan");
      for await (const folder of banyan.values()) {
        if (folder.kind !== "directory") continue;
        const handle = await folder.getFileHandle(file);
        const content = await handle.getFile();
        const position = Math.floor(content.size * part) + 5_000;
        const [byte = 0] = new Uint8Array(
          await content.slice(position, position + 1).arrayBuffer(),
        );
        const writer = await handle.createWritable({ keepExistingData: true });
        await writer.write({ type: "write", position, data: new Uint8Array([byte ^ 1]) });
        await writer.close();
      }
    },
    [name, share] as const,
  );
}

/** An agent with a change that the server has not got, and a file in which a bit has flipped. */
async function damaged(page: Page, url: string, employer: string, name: string, share: number) {
  await go(page, "/customers/c-lin-wife/edit");
  await expect(page.getByLabel("任職公司")).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await page.getByLabel("任職公司").fill(employer);
  await page.getByRole("button", { name: "儲存" }).click();
  await expect(page.getByText("1 筆待送").first()).toBeVisible();
  await page.context().setOffline(false);
  await page.context().route("**/api/sync/push", (route) => route.abort());
  await flip(page, name, share);
  await page.goto(`${url}/?seat=agent`);
  await expect(page.getByRole("heading", { name: "這台裝置上的資料檔無法使用" })).toBeVisible();
  await expect(page.getByText("有 1 筆變更尚未送出")).toBeVisible();
  await page.context().unroute("**/api/sync/push");
}

async function repair(page: Page): Promise<void> {
  await page.getByRole("button", { name: "救回資料並重新下載" }).click();
  await expect(page.getByRole("heading", { name: "資料檔已重新建立" })).toBeVisible();
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "開始使用" }).click();
  await expect(page.getByText("已同步", { exact: true })).toBeVisible({ timeout: 60_000 });
}

test("X22 P13 a bit flips in the database: the person is told, and the unsent change arrives", async ({
  openSeat,
  banyan: { url },
}) => {
  const page = await openSeat("agent");
  await damaged(page, url, EMPLOYER, "book.db", 0.5);
  await keepScreen(page, "damage-light");
  await repair(page);
  await expect(page.getByText("救回 1 筆尚未送出的變更")).toBeVisible();
  await expect(page.getByText("讀不出來")).toBeHidden();
  await keepScreen(page, "repaired-light");
  await goOn(page);
  const manager = await openSeat("manager");
  await go(manager, "/customers/c-lin-wife");
  await expect(manager.getByText(EMPLOYER)).toBeVisible({ timeout: 60_000 });
});

test("X22 P13 a bit flips in the newest writes: found, and the change that is gone is counted", async ({
  openSeat,
  banyan: { url },
}) => {
  const page = await openSeat("agent", { dark: true });
  await damaged(page, url, "信義國小", "book.db-wal", 0);
  await keepScreen(page, "damage-dark");
  await repair(page);
  await expect(page.getByText("1 筆變更讀不出來")).toBeVisible();
  await keepScreen(page, "repaired-dark");
  await goOn(page);
  await go(page, "/customers/c-lin-wife");
  await expect(page.getByText("信義國小")).toBeHidden();
});
