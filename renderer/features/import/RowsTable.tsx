import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PREVIEW_MAX_ROWS } from "#renderer/data/import/limits.ts";
import type { Outcome, PlannedRow } from "#renderer/data/import/types.ts";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./Import.module.css";
import { OutcomeMark } from "./OutcomeMark.tsx";
import { useChangeTexts, type ChangeText } from "./changeText.ts";
import type { OnFile } from "./onFile.ts";
import { reasonText } from "./reasonText.ts";
import type { Import } from "./useImport.ts";

const ROW_PX = 36;
const PAGE_ROWS = 200;
type Props = { job: Import; outcome: Outcome | "all"; total: number };

/** Every row of the dry run; only what is seen is drawn and asked of the worker. */
export function RowsTable({ job, outcome, total }: Props) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const count = Math.min(total, PREVIEW_MAX_ROWS);
  // Its methods are only called while drawing, which is all that the compiler worries about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    // Updates take as many lines as they have changes.
    measureElement: (row) => row.getBoundingClientRect().height,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const rows = useRowPages(job, outcome, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <section
        ref={scroller}
        className={styles.rows}
        // Scrolls by itself, so it must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t("check.rows")}
      >
        <table aria-rowcount={count + 1}>
          <thead>
            <tr>
              <th scope="col">{t("column.row")}</th>
              <th scope="col">{t("column.outcome")}</th>
              <th scope="col">{t("column.label")}</th>
              <th scope="col">{t("column.reasons")}</th>
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Spacer height={before} />}
            {items.map(({ index }) => (
              <Line
                key={index}
                index={index}
                entry={rows.get(index)}
                job={job}
                measure={virtual.measureElement}
              />
            ))}
            {after > 0 && <Spacer height={after} />}
          </tbody>
        </table>
      </section>
      {total > count && (
        <p className={styles.hint}>{t("check.capped", { rows: format.number(count) })}</p>
      )}
    </>
  );
}

const Spacer = ({ height }: { height: number }) => (
  <tr aria-hidden>
    <td colSpan={4} className={styles.spacer} style={{ height }}>
      {/* Stands for the rows that are out of sight. */}
    </td>
  </tr>
);

type Entry = { row: PlannedRow; onFile: OnFile };
type LineProps = {
  index: number;
  entry: Entry | undefined;
  job: Import;
  measure: (row: HTMLTableRowElement | null) => void;
};

function Line({ index, entry, job, measure }: LineProps) {
  const { t } = useTranslation("import");
  const changesOf = useChangeTexts(job.kind);
  if (!entry) {
    return (
      <tr aria-rowindex={index + 2}>
        <td colSpan={4}>{t("check.loading")}</td>
      </tr>
    );
  }
  const { row, onFile } = entry;
  const said = row.reasons.map((reason) => reasonText(t, reason)).join(t("semicolon"));
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td className={styles.number}>{row.row}</td>
      <td>
        <OutcomeMark outcome={row.outcome} />
      </td>
      <td className={styles.label} title={row.label}>
        {row.label}
      </td>
      <td className={styles.reasons}>
        <Choice row={row} job={job} /> {said}
        <Changes changes={changesOf(row, onFile)} />
      </td>
    </tr>
  );
}

/** Takes the row after all: one of several alike, or a person on file under another name. */
function Choice({ row: { row, outcome }, job }: { row: PlannedRow; job: Import }) {
  const { t } = useTranslation("import");
  const { kind, choices } = job;
  if (kind !== "customers") return null;
  if (outcome === "duplicate") {
    // The newest pick of a group is found first.
    const pickedRows = [row, ...choices.pickedRows];
    return (
      <Button size="small" onClick={() => job.change({ choices: { ...choices, pickedRows } })}>
        {t("duplicates.take")}
      </Button>
    );
  }
  if (outcome !== "conflict") return null;
  const confirmedRows = [...choices.confirmedRows, row];
  return (
    <Button size="small" onClick={() => job.change({ choices: { ...choices, confirmedRows } })}>
      {t("conflict.confirm")}
    </Button>
  );
}

function Changes({ changes }: { changes: readonly ChangeText[] }) {
  const { t } = useTranslation("import");
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes} aria-label={t("check.changes")}>
      {changes.map(({ field, from, to }) => (
        <div key={field} className={styles.change}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>
            {from} <span className={styles.arrow}>→</span> {to}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Pages around what is seen, kept once they are fetched. */
function useRowPages(job: Import, outcome: Outcome | "all", first: number, last: number) {
  const [rows, setRows] = useState<ReadonlyMap<number, Entry>>(new Map());
  const asked = useRef(new Set<number>());
  const { rows: fetchRows, onFile } = job;
  useEffect(() => {
    for (
      let page = Math.floor(first / PAGE_ROWS);
      page <= Math.floor(last / PAGE_ROWS);
      page += 1
    ) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      const fetchPage = async () => {
        const fresh = await fetchRows(outcome, page * PAGE_ROWS, PAGE_ROWS);
        const found = await onFile(fresh);
        setRows((old) => {
          const all = new Map(old);
          fresh.forEach((row, i) => all.set(page * PAGE_ROWS + i, { row, onFile: found }));
          return all;
        });
      };
      fetchPage().catch(
        // The worker has gone with its file; the screen says so elsewhere.
        () => asked.current.delete(page),
      );
    }
  }, [fetchRows, onFile, outcome, first, last]);
  return rows;
}
