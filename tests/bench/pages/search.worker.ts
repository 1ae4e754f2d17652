import { expose } from "comlink";
import { inTransaction, type SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { joinSearchForms, searchForm } from "#renderer/data/worker/searchText.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { bookOf, COLLECTIONS, timed } from "./book.ts";
import { peerEngine } from "./peerEngine.ts";
import type { SearchWay } from "./searchWays.ts";

/** As many as the list asks for at a time. */
const PAGE_ROWS = 100;

let engine: SqlEngine;

const api = {
  /** The people with what is searched, as the product folds it; ms without fetching the book. */
  async fill(): Promise<number> {
    engine = await peerEngine("search");
    engine.exec(
      `CREATE TABLE people (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, changed TEXT NOT NULL,
         row TEXT NOT NULL, words TEXT NOT NULL, codes TEXT NOT NULL) STRICT;
       CREATE INDEX people_changed ON people (changed);
       CREATE VIRTUAL TABLE found USING fts5(words, codes, content='', prefix='1 2 3 4 6 8')`,
    );
    let ms = 0;
    const numbers = new Map<string, string[]>();
    for await (const { collection, rows } of bookOf(COLLECTIONS)) {
      ms += await timed(() =>
        inTransaction(engine, () => {
          if (collection === "customers") (rows as unknown as Customer[]).forEach(putPerson);
          else (rows as unknown as Policy[]).forEach((policy) => gather(numbers, policy));
        }),
      );
    }
    ms += await timed(() => inTransaction(engine, () => index(numbers)));
    return ms;
  },
  /** The first rows, newest first, and how many there are, as JSON. */
  find(way: SearchWay, text: string): string {
    const needle = searchForm(text);
    const rows: string[] = [];
    let total = 0;
    const [where, params] =
      way === "like"
        ? ["words LIKE ?1 OR codes LIKE ?1", [`%${needle}%`]]
        : ["n IN (SELECT rowid FROM found WHERE found MATCH ?1)", [matchOf(needle)]];
    engine.each(`SELECT count(*) FROM people WHERE ${where}`, params, ([n]) => {
      total = n as number;
    });
    const sql = `SELECT row FROM people WHERE ${where} ORDER BY changed DESC LIMIT ${PAGE_ROWS}`;
    engine.each(sql, params, ([row]) => void rows.push(row as string));
    return `{"total":${total},"rows":[${rows.join(",")}]}`;
  },
};
export type SearchApi = typeof api;

function putPerson(customer: Customer): void {
  const { id, name, kind, status, sex, birthDate, nationalId, agentId, updatedAt, phones } =
    customer;
  const row = { id, name, kind, status, sex, birthDate, nationalId, agentId, updatedAt };
  const codes = joinSearchForms([nationalId, ...phones.map(({ number }) => number)]);
  engine.run(`INSERT INTO people (id, changed, row, words, codes) VALUES (?, ?, ?, ?, ?)`, [
    id,
    updatedAt,
    JSON.stringify(row),
    searchForm(name),
    codes,
  ]);
}

function gather(numbers: Map<string, string[]>, { customerId, policyNo }: Policy): void {
  const known = numbers.get(customerId);
  if (known) known.push(policyNo);
  else numbers.set(customerId, [policyNo]);
}

function index(numbers: ReadonlyMap<string, string[]>): void {
  for (const [id, held] of numbers) {
    engine.run(`UPDATE people SET codes = codes || char(10) || ? WHERE id = ?`, [
      joinSearchForms(held),
      id,
    ]);
  }
  const all: [number, string, string][] = [];
  engine.each(`SELECT n, words, codes FROM people`, [], ([n, words, codes]) => {
    all.push([n as number, words as string, codes as string]);
  });
  for (const [n, words, codes] of all) {
    engine.run(`INSERT INTO found (rowid, words, codes) VALUES (?, ?, ?)`, [
      n,
      pairsOf(words).join(" "),
      codes,
    ]);
  }
}

/** Every two characters that follow each other, and the last alone: FTS5's own trigrams begin at three. */
const pairsOf = (text: string): string[] =>
  Array.from(text, (_, at) => text.slice(at, at + 2)).filter((pair) => pair !== "");

/** Codes by their beginnings, names by their pairs. */
function matchOf(needle: string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const pairs = needle.length === 1 ? [needle] : pairsOf(needle).slice(0, -1);
  const words = pairs.map((pair) => `${quoted(pair)}${needle.length === 1 ? "*" : ""}`);
  return `words : (${words.join(" AND ")}) OR codes : ${quoted(needle)}*`;
}

expose(api);
