import type { BenchOptions } from "../benches.ts";
import type { Measurement } from "../result.ts";
import { round } from "../stats.ts";
import { datasetOf, withBook, type SyncedBook } from "../window/book.ts";
import { ensureBuild, startupJavaScriptKb } from "../window/build.ts";
import type { FirstVisit } from "../window/firstVisit.ts";
import { warmOpenings, type WarmOpenings } from "./warmOpening.ts";

const SMALL = 1_000;
const FULL = 100_000;

/** Opening the app warm, on an agent's book and on a branch's; the first visit is measured on the way. */
export async function start({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  ensureBuild(say);
  const startupJavaScriptKbGzip = startupJavaScriptKb();
  const small = customers > SMALL ? await measureBook(SMALL, say) : null;
  const full = await measureBook(customers, say);
  const { warm, firstVisit } = full.figures;
  const smallOpen = small?.figures.warm?.openMs.median;
  return {
    dataset: full.dataset,
    figures: {
      startupJavaScriptKbGzip,
      ...(small ? { [`customers${SMALL}`]: small.figures } : {}),
      [`customers${customers}`]: full.figures,
    },
    peers: {
      emptyPageMs: warm?.emptyPageMs ?? null,
      [`openMsAt${SMALL}`]: smallOpen ?? null,
    },
    ratios: {
      openToEmptyPage: warm ? round(warm.openMs.median / warm.emptyPageMs) : null,
      [`openTo${SMALL}Customers`]: warm && smallOpen ? round(warm.openMs.median / smallOpen) : null,
    },
    measured: {
      openWarmMs: warm?.openMs.median ?? null,
      startupJavaScriptKbGzip,
      ...firstSyncMeasured(firstVisit),
    },
    isCutShort: !firstVisit.isComplete,
  };
}

/** The first visit of a seat that holds the whole book. */
export async function firstSync({ customers = FULL, say }: BenchOptions): Promise<Measurement> {
  return withBook(customers, say, async (book) => ({
    dataset: datasetOf(customers, book),
    figures: visitOf(book),
    peers: {},
    ratios: {},
    measured: firstSyncMeasured(book.firstVisit),
    isCutShort: !book.firstVisit.isComplete,
  }));
}

const firstSyncMeasured = ({ usableMs, completeMs, longestUiTaskMs }: FirstVisit) => ({
  firstSyncUsableMs: usableMs,
  firstSyncCompleteMs: completeMs,
  firstSyncLongestUiTaskMs: longestUiTaskMs,
});

const visitOf = ({ serverSeedMs, firstVisit }: SyncedBook) => ({ serverSeedMs, firstVisit });

type BookFigures = ReturnType<typeof visitOf> & { warm: WarmOpenings | null };

const measureBook = (customers: number, say: (text: string) => void) =>
  withBook(customers, say, async (book) => {
    // The list opens on its customers; their history may still be on its way.
    const warm = book.firstVisit.rows === book.customers ? await warmOpenings(book) : null;
    if (warm) say(`warm: ${JSON.stringify(warm)}`);
    const figures: BookFigures = { ...visitOf(book), warm };
    return { dataset: datasetOf(customers, book), figures };
  });
