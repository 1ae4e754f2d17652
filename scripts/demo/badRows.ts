import type { CustomerColumn, PolicyColumn } from "./columns.ts";
import type { Cell } from "./rows.ts";

/**
 * What offices really send. `at` is the record after which the row stands (1 = first record), `cells`
 * replace those of a good row. `expect` tells the import's tests what must happen to it.
 */
export type SpoiltRow<C extends string> = {
  at: number;
  cells: Partial<Record<C, Cell>>;
  expect: { outcome: "rejected" | "accepted"; column: C; why: string };
};

/** Marks the place where the file of each encoding gets a byte that cannot be decoded. */
export const BROKEN_BYTE = "\u0001";

const customerMistakes: readonly SpoiltRow<CustomerColumn>[] = [
  {
    at: 5,
    cells: { 姓名: "錢檢碼", 身分證字號: "A123456788" },
    expect: { outcome: "rejected", column: "身分證字號", why: "checksum" },
  },
  {
    at: 12,
    cells: { 姓名: "孫平年", 身分證字號: "A123456789", 出生日期: "088/02/29" },
    expect: { outcome: "rejected", column: "出生日期", why: "29 February in a common year" },
  },
  {
    at: 20,
    cells: { 姓名: `李${BROKEN_BYTE}壞`, 身分證字號: "F223456786" },
    expect: { outcome: "rejected", column: "姓名", why: "a byte that cannot be decoded" },
  },
  {
    at: 33,
    cells: { 姓名: undefined, 身分證字號: "B100000011" },
    expect: { outcome: "rejected", column: "姓名", why: "name missing" },
  },
  {
    at: 47,
    cells: { 姓名: "周前清", 身分證字號: undefined, 出生日期: "民國前1年10月10日" },
    expect: { outcome: "accepted", column: "出生日期", why: "1911-10-10" },
  },
  {
    at: 58,
    cells: { 姓名: "吳未來", 身分證字號: undefined, 出生日期: "199/01/01" },
    expect: { outcome: "rejected", column: "出生日期", why: "in the future" },
  },
  {
    at: 71,
    cells: { 姓名: "鄭短話", 身分證字號: undefined, 行動電話: "0912-345" },
    expect: { outcome: "rejected", column: "行動電話", why: "not a telephone number" },
  },
  {
    at: 84,
    cells: { 姓名: "王九級", 身分證字號: undefined, 職業等級: 9 },
    expect: { outcome: "rejected", column: "職業等級", why: "not 1 to 6" },
  },
  {
    at: 99,
    cells: { 姓名: "馮中文", 身分證字號: undefined, 年收入: "一百二十萬" },
    expect: { outcome: "rejected", column: "年收入", why: "not a number" },
  },
  {
    at: 110,
    cells: { 姓名: "陳全形", 身分證字號: "ａ８００００００１４", 性別: "男" },
    expect: {
      outcome: "accepted",
      column: "身分證字號",
      why: "full-width, lower case: A800000014",
    },
  },
  {
    at: 125,
    cells: { 姓名: "=1+1", 身分證字號: undefined },
    expect: { outcome: "accepted", column: "姓名", why: "text, never a formula" },
  },
  {
    at: 140,
    cells: { 姓名: "褚換行", 身分證字號: undefined, 備註: '有逗號,"引號"\n和第二行' },
    expect: {
      outcome: "accepted",
      column: "備註",
      why: "quoted cell with comma, quotes and a new line",
    },
  },
  {
    at: 160,
    cells: { 姓名: "衛國際碼", 身分證字號: undefined, 行動電話: "+886-912-345-678" },
    expect: { outcome: "accepted", column: "行動電話", why: "0912345678" },
  },
  {
    at: 175,
    cells: { 姓名: "蔣舊證", 身分證字號: "AC01234567", 性別: "男" },
    expect: {
      outcome: "accepted",
      column: "身分證字號",
      why: "old resident number, to be renewed",
    },
  },
];

// Telephone and e-mail are not copied from the good row, or every bad row would match its owner.
export const spoiltCustomers = customerMistakes.map((row) => ({
  ...row,
  cells: { 行動電話: undefined, 電子郵件: undefined, ...row.cells },
}));

export const spoiltPolicies: readonly SpoiltRow<PolicyColumn>[] = [
  {
    at: 7,
    cells: { 保單號碼: "BAD-0001", 生效日: "099/02/30" },
    expect: { outcome: "rejected", column: "生效日", why: "no such day" },
  },
  {
    at: 15,
    cells: { 保單號碼: "BAD-0002", 商品代碼: "QH-XX", 商品名稱: "查無此商品" },
    expect: {
      outcome: "rejected",
      column: "商品代碼",
      why: "own product unknown to the catalogue",
    },
  },
  {
    at: 24,
    cells: { 保單號碼: "BAD-0003", 被保險人: "查無此人", 被保險人身分證字號: "Z299999992" },
    expect: { outcome: "rejected", column: "被保險人身分證字號", why: "no such customer" },
  },
  {
    at: 40,
    cells: {
      保單號碼: "BAD-0004",
      主附約: "附約",
      商品代碼: "QH-HD",
      商品名稱: "青禾住院日額附約",
      保額: 1000,
    },
    expect: { outcome: "rejected", column: "主附約", why: "rider without a main contract" },
  },
  {
    at: 52,
    cells: { 保單號碼: "BAD-0005", 保額: "五百萬" },
    expect: { outcome: "rejected", column: "保額", why: "not a number" },
  },
  {
    at: 66,
    cells: { 保單號碼: undefined },
    expect: { outcome: "rejected", column: "保單號碼", why: "policy number missing" },
  },
];
