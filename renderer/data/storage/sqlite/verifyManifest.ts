import { quoted, type SqlEngine } from "./engine.ts";
import { manifestOf, minus, plus, type Manifest, type Totals } from "./manifest.ts";

/** So many rows a time, because nobody else is served meanwhile. */
const BLOCK_ROWS = 250;

/**
 * Whether every table holds what the manifest says (R21). Goes block by block beside the work of the
 * windows: rows that are written meanwhile stand behind the end of the walk, and rows that go before the
 * walk has come to them are taken from what is expected.
 * @param pause between two blocks.
 */
export async function verifyManifest(
  engine: SqlEngine,
  pause: () => Promise<void>,
): Promise<boolean> {
  const manifest = manifestOf(engine);
  for (const name of manifest.names()) {
    if (!(await isTableWhole(engine, manifest, name, pause))) return false;
  }
  return true;
}

async function isTableWhole(
  engine: SqlEngine,
  manifest: Manifest,
  name: string,
  pause: () => Promise<void>,
): Promise<boolean> {
  const indexes = indexesOf(engine, name);
  if (!indexes) return manifest.totals(name)?.rows === 0;
  for (const index of indexes) {
    if (!isIndexWhole(engine, manifest.totals(name), name, index)) return false;
    await pause();
  }
  const expected = manifest.totals(name);
  if (!expected) return true;
  let { rows, hash } = expected;
  const end = newestOf(engine, name);
  let at = 0;
  const stop = manifest.onRemoved(name, (removed) => {
    for (const row of removed) {
      if (row.n <= at || row.n > end) continue;
      rows -= 1;
      hash = [minus(hash[0], row.hash[0]), minus(hash[1], row.hash[1])];
    }
  });
  try {
    const sql = `SELECT n, doc FROM ${quoted(name)} WHERE n > ? AND n <= ? ORDER BY n LIMIT ?`;
    let found = { rows: 0, hash: [0, 0] as [number, number] };
    for (let isMore = true; isMore;) {
      isMore = false;
      engine.each(sql, [at, end, BLOCK_ROWS], ([n, doc]) => {
        const [high, low] = engine.hashRow(doc as string);
        found = {
          rows: found.rows + 1,
          hash: [plus(found.hash[0], high), plus(found.hash[1], low)],
        };
        at = n as number;
        isMore = true;
      });
      await pause();
    }
    return found.rows === rows && found.hash[0] === hash[0] && found.hash[1] === hash[1];
  } finally {
    stop();
  }
}

/** No number comes twice, so an index with the right numbers has the right entries. */
function isIndexWhole(engine: SqlEngine, totals: Totals | null, name: string, index: string) {
  let isWhole = totals === null;
  const sql = `SELECT count(*), ifnull(sum(n), 0) FROM ${quoted(name)} INDEXED BY ${quoted(index)}`;
  engine.each(sql, [], ([rows, numbers]) => {
    isWhole ||= rows === totals?.rows && numbers === totals?.numbers;
  });
  return isWhole;
}

/** Null where there is no such table any more. */
function indexesOf(engine: SqlEngine, name: string): string[] | null {
  let isThere = false;
  const indexes: string[] = [];
  const sql = `SELECT type, name FROM sqlite_schema WHERE tbl_name = ?`;
  engine.each(sql, [name], ([type, item]) => {
    if (type === "index") indexes.push(item as string);
    else isThere = true;
  });
  return isThere ? indexes : null;
}

function newestOf(engine: SqlEngine, name: string): number {
  let newest = 0;
  engine.each(`SELECT max(n) FROM ${quoted(name)}`, [], ([n]) => {
    newest = (n as number | null) ?? 0;
  });
  return newest;
}
