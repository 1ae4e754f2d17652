import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./test.ts";

// Signed in by account and password: somebody of a real company, with a passphrase of their own.
const ACCOUNT = { account: "agent", password: "banyan-demo-agent" };
export const PASSPHRASE = "三棵榕樹在河邊乘涼的下午";
export const NEXT = "correct horse battery staple";

export const unlockButton = (page: Page) => page.getByRole("button", { name: "解鎖", exact: true });
export const passphrase = (page: Page) => page.getByLabel("密語", { exact: true });

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/?signed-out`);
  await page.getByLabel("帳號").fill(ACCOUNT.account);
  await page.getByLabel("密碼", { exact: true }).fill(ACCOUNT.password);
  await page.getByRole("button", { name: "登入" }).click();
}

export async function type(page: Page, words: string): Promise<void> {
  await page.getByLabel("新密語").fill(words);
  await page.getByLabel("再輸入一次").fill(words);
}

/** First time on this device; gives the recovery key. */
export async function start(page: Page, url: string): Promise<string> {
  await signIn(page, url);
  await type(page, PASSPHRASE);
  await page.getByRole("button", { name: "設定密語" }).click();
  const key = await page.getByTestId("recovery-key").innerText();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "開始使用" }).click();
  await inStep(page);
  return key;
}

export const inStep = (page: Page) =>
  expect(page.getByText("已同步", { exact: true })).toBeVisible({ timeout: 60_000 });

export async function unlock(page: Page, words: string): Promise<void> {
  await passphrase(page).fill(words);
  await unlockButton(page).click();
}

export async function newWindow(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
