import type { BenchOptions } from "../benches.ts";
import { withPeers } from "../pages/harness.ts";
import { SEARCH_WAYS, type SearchWay } from "../pages/searchWays.ts";
import type { Measurement } from "../result.ts";
import { round, spread, type Spread } from "../stats.ts";
import { datasetOf, withBook, type SyncedBook } from "../window/book.ts";
import { openWindow, until } from "../window/openWindow.ts";
import { changedAndFound, type Followed } from "./change.ts";
import { keysOf, termsOf, type Field, type Term } from "./terms.ts";
import { typeKey, typeText } from "./typing.ts";

const FULL = 100_000;
/** Each is looked for by name, telephone, ID and policy number, key by key: some 30 keys. */
const PEOPLE = 12;
const PATIENCE_MS = 60_000;

type Typed = { field: Field; length: number; answerMs: number; drawnMs: number };

/** Type-ahead in the real window: every key is asked of the data worker and drawn. */
export async function search({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  const terms = termsOf(customers, PEOPLE);
  const ours = await withBook(customers, say, async (book) => ({
    dataset: datasetOf(customers, book),
    ...(await typeInWindow(book, terms)),
  }));
  say(`in the window: ${JSON.stringify(ours.keys.answerMs)}; SQL …`);
  const peers = await typeInSql(customers, terms);
  const answerMs = ours.keys.answerMs;
  return {
    dataset: { ...ours.dataset, people: terms.length / 4, keys: answerMs.runs },
    figures: { ...ours.ready, ...ours.keys, ...ours.followed },
    peers: { ...peers },
    ratios: Object.fromEntries(
      SEARCH_WAYS.map((way) => [`toSql_${way}`, round(answerMs.p95 / peers[way].answerMs.p95)]),
    ),
    measured: { searchKeyMs: answerMs.p95 },
  };
}

async function typeInWindow({ url, profileDir }: SyncedBook, terms: readonly Term[]) {
  const window = await openWindow(profileDir);
  try {
    await window.page.goto(`${url}/?seat=back_office`);
    const first = terms[0]?.text ?? "";
    await until(async () => (await window.seen()).usableAt, PATIENCE_MS, 20);
    // Typed the moment the list is there, with the book not yet in the worker's memory.
    const firstKey = await typeKey(window, "", first.slice(0, 1));
    const { workerAt } = await window.seen();
    const inMemory = await window.answered("customers.whenReady");
    const ready = {
      bookInMemoryMs: round((inMemory.answeredAt ?? Number.NaN) - (workerAt ?? 0)),
      firstKeyAtOnceMs: round(firstKey.answerMs),
    };
    const typed: Typed[] = [];
    for (const { field, text } of terms) {
      await typeText(window, text, (key, length) => typed.push({ field, length, ...key }));
    }
    const followed: Followed = await changedAndFound(window);
    return { ready, keys: keyFigures(typed), followed };
  } finally {
    await window.close();
  }
}

const answers = (typed: readonly Typed[]): Spread => spread(typed.map(({ answerMs }) => answerMs));

function keyFigures(typed: readonly Typed[]) {
  const byField = Map.groupBy(typed, ({ field }) => field);
  return {
    answerMs: answers(typed),
    drawnMs: spread(typed.map(({ drawnMs }) => drawnMs)),
    twoChineseCharactersMs: answers(
      typed.filter(({ field, length }) => field === "name" && length === 2),
    ),
    byField: Object.fromEntries([...byField].map(([field, own]) => [field, answers(own)])),
  };
}

/** The same keys asked of SQL in the same build of SQLite, encrypted too, in a worker of its own. */
function typeInSql(customers: number, terms: readonly Term[]) {
  return withPeers(customers, async ({ page }) => {
    const fillMs = round(await page.evaluate(() => window.bench.prepareSearch()));
    const all = {} as Record<SearchWay, { answerMs: Spread; byField: Record<string, Spread> }>;
    for (const way of SEARCH_WAYS) {
      const typed: Typed[] = [];
      for (const { field, text } of terms) {
        for (const key of keysOf(text)) {
          const ask = { way, key };
          const { ms } = await page.evaluate(({ way, key }) => window.bench.search(way, key), ask);
          typed.push({ field, length: Array.from(key).length, answerMs: ms, drawnMs: ms });
        }
      }
      const { answerMs, byField } = keyFigures(typed);
      all[way] = { answerMs, byField };
    }
    return { sqlFillMs: fillMs, ...all };
  });
}
