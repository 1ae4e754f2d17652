import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatrixRow } from "#shared/insurance/coverage/matrix.ts";
import { CellPanel } from "./CellPanel.tsx";
import type { Check } from "./checkView.ts";
import { MatrixTable, type CellAddress } from "./MatrixTable.tsx";
import styles from "./matrix.module.css";
import type { PolicyBook } from "./policyBook.ts";
import { Section } from "./Section.tsx";
import table from "./table.module.css";

export const isCovered = (row: MatrixRow) => row.cells.some(({ hasBenefit }) => hasBenefit);

/** Category x policy (F20); each cell opens to its clause, its calculation and why it does not pay. */
export function CoverMatrix({ check, policies }: { check: Check; policies: PolicyBook }) {
  const { t } = useTranslation("check");
  const [open, setOpen] = useState<CellAddress | null>(null);
  const rows = check.matrix.rows.filter(isCovered);
  const missing = check.matrix.rows.filter((row) => !isCovered(row));
  const row = rows.find(({ kind }) => kind === open?.kind);
  const cell = row?.cells.find(({ policyNo }) => policyNo === open?.policyNo);
  return (
    <Section title={t("matrix.title")} finding={t("matrix.hint")}>
      <div className={row && cell ? `${styles.split} ${styles.open}` : styles.split}>
        <MatrixTable check={check} rows={rows} policies={policies} open={open} onOpen={setOpen} />
        {row && cell ? (
          <CellPanel
            check={check}
            row={row}
            cell={cell}
            policies={policies}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </div>
      {missing.length > 0 ? (
        <p className={table.note}>
          {t("matrix.uncovered", {
            categories: missing
              .map(({ kind }) => t(`kind.${kind}`))
              .join(t("headline.listSeparator")),
          })}
        </p>
      ) : null}
    </Section>
  );
}
