import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useBook } from "#renderer/data/book.tsx";
import { startImport, type ImportClient } from "#renderer/data/import/client.ts";
import { commitImport, type CommitResult } from "#renderer/data/import/commit.ts";
import type { Mapping } from "#renderer/data/import/guess.ts";
import { rxStore } from "#renderer/data/import/rxStore.ts";
import type { DryRun, Progress, TablePreview } from "#renderer/data/import/session.ts";
import { ASK_ALWAYS, type RowChoices } from "#renderer/data/import/rowChoices.ts";
import type { SourceChoice } from "#renderer/data/import/tableSource.ts";
import { ImportFileError, type ImportKind, type PlannedRow } from "#renderer/data/import/types.ts";
import { newId, newRecordFields } from "#renderer/data/save.ts";
import { readOnFile } from "./onFile.ts";
import { isMappingComplete } from "./mapping.ts";
import { onFileOffered, takeFile } from "./droppedFile.ts";

export type ImportStep =
  "idle" | "opening" | "mapping" | "checking" | "checked" | "writing" | "done";

type State = {
  step: ImportStep;
  file: File | null;
  preview: TablePreview | null;
  kind: ImportKind;
  mapping: Mapping;
  choices: RowChoices;
  dryRun: DryRun | null;
  /** Rises with every dry run, so that drawn rows know when they are old. */
  revision: number;
  progress: Progress;
  result: CommitResult | null;
  error: string | null;
};
const START: State = {
  step: "idle",
  file: null,
  preview: null,
  kind: "customers",
  mapping: {},
  choices: ASK_ALWAYS,
  dryRun: null,
  revision: 0,
  progress: { share: 0, rows: 0 },
  result: null,
  error: null,
};

/** A pause in which the window draws and answers; the background tab's throttling does not apply. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const now = () => new Date().toISOString();
const codeOf = (cause: unknown) => (cause instanceof ImportFileError ? cause.code : "UNREADABLE");

/** One file on its way into the book: opened, mapped, judged, written. */
export function useImport() {
  const book = useBook();
  const [state, setState] = useState(START);
  const client = useRef<ImportClient | null>(null);
  const run = useRef(0);
  const isCancelled = useRef(false);
  const set = useCallback((part: Partial<State>) => setState((old) => ({ ...old, ...part })), []);

  const check = useCallback(
    async (request: Pick<State, "kind" | "mapping" | "choices">) => {
      const { staff, today } = book;
      run.current += 1;
      const mine = run.current;
      if (!client.current) return;
      if (!isMappingComplete(request.kind, request.mapping)) {
        client.current.cancel();
        set({ ...request, step: "mapping", dryRun: null });
        return;
      }
      set({ ...request, step: "checking", progress: { share: 0, rows: 0 }, error: null });
      const recordValues = {
        unitId: staff.unitId,
        ...(staff.role === "agent" && { agentId: staff.id }),
      };
      try {
        const dryRun = await client.current.dryRun(
          { ...request, today, recordValues },
          (progress) => {
            if (mine === run.current) set({ progress });
          },
        );
        if (mine !== run.current) return;
        setState((old) => ({
          ...old,
          step: dryRun.isCancelled ? "mapping" : "checked",
          dryRun: dryRun.isCancelled ? null : dryRun,
          revision: old.revision + 1,
        }));
      } catch (cause) {
        if (mine === run.current) set({ step: "mapping", dryRun: null, error: codeOf(cause) });
      }
    },
    [book, set],
  );

  const open = useCallback(
    async (file: File, choice?: SourceChoice) => {
      run.current += 1;
      const mine = run.current;
      client.current?.stop();
      client.current = startImport(book.worker.importKeys);
      setState({ ...START, step: "opening", file });
      try {
        const preview = await client.current.open(file, choice);
        if (mine !== run.current) return;
        const mapping = preview.mappings[preview.kind];
        set({ preview });
        await check({ kind: preview.kind, mapping, choices: START.choices });
      } catch (cause) {
        if (mine === run.current) set({ step: "idle", error: codeOf(cause) });
      }
    },
    [book, check, set],
  );

  useEffect(() => {
    const take = () => {
      const file = takeFile();
      if (file) void open(file);
    };
    take();
    return onFileOffered(take);
  }, [open]);
  useEffect(() => () => client.current?.stop(), []);

  const commit = useCallback(async () => {
    const { file, kind, dryRun } = state;
    const worker = client.current;
    if (!file || !dryRun || !worker) return;
    isCancelled.current = false;
    set({ step: "writing", progress: { share: 0, rows: 0 } });
    try {
      const result = await commitImport({
        store: rxStore(book.database),
        batchId: newId("import"),
        about: { fileName: file.name, kind, counts: dryRun.counts },
        fields: newRecordFields(book),
        now,
        nextWrites: worker.nextWrites,
        isCancelled: () => isCancelled.current,
        onProgress: (share, rows) => set({ progress: { share, rows } }),
        pause,
      });
      set({ step: "done", result });
    } catch {
      set({ step: "checked", error: "WRITE_FAILED" });
    }
  }, [book, set, state]);

  return useMemo(
    () => ({
      ...state,
      open: (file: File) => void open(file),
      reopen: (choice: SourceChoice) => state.file && void open(state.file, choice),
      change: (part: Partial<Pick<State, "kind" | "mapping" | "choices">>) =>
        void check({ kind: state.kind, mapping: state.mapping, choices: state.choices, ...part }),
      commit: () => void commit(),
      cancel: () => {
        isCancelled.current = true;
        if (state.step === "checking") client.current?.cancel();
      },
      restart: () => {
        run.current += 1;
        client.current?.stop();
        client.current = null;
        setState(START);
      },
      rows: (...args: Parameters<ImportClient["rows"]>) =>
        client.current?.rows(...args) ?? Promise.resolve([]),
      onFile: (rows: readonly PlannedRow[]) => readOnFile(rxStore(book.database), state.kind, rows),
    }),
    [state, book, open, check, commit],
  );
}
export type Import = ReturnType<typeof useImport>;
