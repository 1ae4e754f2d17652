import { useTranslation } from "react-i18next";
import type { MatrixCell, MatrixColumn, MatrixRow } from "#shared/insurance/coverage/matrix.ts";
import type { CoverKind } from "#shared/insurance/coverage/standardSituations.ts";
import { coveragePremiumTwd } from "#shared/insurance/policyPremiums.ts";
import { useFormat } from "../../ui/format.ts";
import type { Check } from "./checkView.ts";
import styles from "./matrix.module.css";
import { PolicyName } from "./PolicyName.tsx";
import type { PolicyBook } from "./policyBook.ts";
import state from "./state.module.css";
import table from "./table.module.css";
import { useAmount } from "./text/useAmount.ts";

export type CellAddress = { kind: CoverKind; policyNo: string };

type Props = {
  check: Check;
  rows: readonly MatrixRow[];
  policies: PolicyBook;
  open?: CellAddress | null;
  /** Absent on paper: cells are then plain text. */
  onOpen?: (cell: CellAddress) => void;
};

export function MatrixTable({ check, rows, policies, open, onOpen }: Props) {
  const { t } = useTranslation("check");
  const { columns } = check.matrix;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.sticky}`}>
        <thead>
          <tr>
            <th scope="col">{t("matrix.category")}</th>
            {columns.map((column) => (
              <th
                key={column.policyNo}
                scope="col"
                className={`${table.number} ${styles.column} ${column.isInForce ? "" : styles.ended}`}
              >
                <ColumnHead column={column} policies={policies} />
              </th>
            ))}
            <th scope="col" className={table.number}>
              {t("matrix.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.kind}>
              <th scope="row">
                {t(`kind.${row.kind}`)}
                {row.sameMoneyAs ? <span className={state.mark}>{t("gaps.sameMoney")}</span> : null}
              </th>
              {row.cells.map((cell, index) => (
                <td
                  key={cell.policyNo}
                  className={`${table.number} ${columns[index]?.isInForce ? "" : styles.ended}`}
                >
                  <Cell row={row} cell={cell} policies={policies} open={open} onOpen={onOpen} />
                </td>
              ))}
              <td className={`${table.number} ${table.strong}`}>
                <Total row={row} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <PremiumRow check={check} />
        </tfoot>
      </table>
    </div>
  );
}

function ColumnHead({ column, policies }: { column: MatrixColumn; policies: PolicyBook }) {
  const { t } = useTranslation("check");
  const policy = policies.get(column.policyNo);
  return (
    <>
      {policy ? <PolicyName policy={policy} /> : column.company}
      {column.isInForce ? null : (
        <>
          <br />
          {t("matrix.lapsed", { state: t(`policyState.${column.state}`) })}
        </>
      )}
    </>
  );
}

function useCellText(row: MatrixRow) {
  const { t } = useTranslation("check");
  const amount = useAmount();
  const { number } = useFormat();
  return (cell: MatrixCell) => {
    if (row.unit === "flag") {
      return cell.lines.some(({ kind }) => kind === "waiver") ? t("matrix.waives") : "0";
    }
    return row.unit === "lump" || row.unit === "cap"
      ? amount.cell(cell.amountTwd)
      : t(`gaps.unit.${row.unit}`, { amount: number(cell.amountTwd) });
  };
}

type CellProps = {
  row: MatrixRow;
  cell: MatrixCell;
  policies: PolicyBook;
  open: CellAddress | null | undefined;
  onOpen: ((cell: CellAddress) => void) | undefined;
};

function Cell({ row, cell, policies, open, onOpen }: CellProps) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const cellText = useCellText(row);
  if (!cell.hasBenefit) return <span className={table.quiet}>–</span>;
  const text = cellText(cell);
  const starts = cell.startsOn ? (
    <div className={table.quiet}>{t("matrix.startsOn", { date: format.date(cell.startsOn) })}</div>
  ) : null;
  if (!onOpen) {
    return (
      <>
        {text}
        {starts}
      </>
    );
  }
  const policy = policies.get(cell.policyNo)?.policyNo ?? cell.policyNo;
  return (
    <>
      <button
        type="button"
        className={styles.cell}
        aria-pressed={open?.kind === row.kind && open.policyNo === cell.policyNo}
        aria-label={t("matrix.cell", { category: t(`kind.${row.kind}`), policy, amount: text })}
        onClick={() => onOpen({ kind: row.kind, policyNo: cell.policyNo })}
      >
        {text}
      </button>
      {starts}
    </>
  );
}

function Total({ row }: { row: MatrixRow }) {
  const { t } = useTranslation("check");
  const { number } = useFormat();
  if (row.unit === "flag") return <span className={table.quiet}>–</span>;
  if (row.unit === "cap") return t("matrix.cap", { amount: number(row.totalTwd) });
  return row.unit === "lump"
    ? number(row.totalTwd)
    : t(`gaps.unit.${row.unit}`, { amount: number(row.totalTwd) });
}

function PremiumRow({ check }: { check: Check }) {
  const { t } = useTranslation("check");
  const { number } = useFormat();
  const { person, policies, on } = check.input;
  return (
    <tr>
      <th scope="row">{t("matrix.premium")}</th>
      {policies.map((policy) => (
        <td key={policy.policyNo} className={table.number}>
          {number(
            policy.coverages.reduce(
              (sum, coverage) => sum + coveragePremiumTwd({ person, on }, policy, coverage),
              0,
            ),
          )}
        </td>
      ))}
      <td className={table.number}>{number(check.premiumTwd)}</td>
    </tr>
  );
}
