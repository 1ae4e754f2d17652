import { describe, expect, it } from "vitest";
import { guessKind, kindOfHeadings } from "./guess.ts";

const CUSTOMERS =
  "姓名,類別,身分證字號,統一編號,出生日期,性別,婚姻,教育程度,行動電話,電話,電子郵件,郵遞區號,地址,職業,職業等級,服務單位,年收入,來源,備註";
const POLICIES =
  "保單號碼,保險公司,主附約,商品代碼,商品名稱,被保險人,被保險人身分證字號,要保人,要保人身分證字號,生效日,投保年齡,保額,繳費年期,保障年期,年繳保費,繳別,付款方式,狀態,下次應繳日,停效日,身故受益人";

describe("F55 what a file holds is told by its headings", () => {
  it.each([
    ["the office's customers", CUSTOMERS.split(","), "customers"],
    ["the office's policies", POLICIES.split(","), "policies"],
    ["a short list of policies", ["保單號碼", "被保險人姓名", "保額"], "policies"],
    ["customers with a policy number", ["姓名", "生日", "手機", "地址", "保單號碼"], "customers"],
    ["an English list of customers", ["Name", "Birthday", "Mobile"], "customers"],
    ["anything else", ["色", "形", "味"], null],
  ])("%s", (_, headings, kind) => {
    expect(kindOfHeadings(headings)).toBe(kind);
    expect(guessKind(headings)).toBe(kind ?? "customers");
  });
});
