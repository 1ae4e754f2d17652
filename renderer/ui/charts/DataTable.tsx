import { shownCell, type ChartTable } from "./chartTable.ts";
import styles from "./charts.module.css";

/** The numbers of a chart as a real table, with its caption and scoped headers. */
export function DataTable({ table, caption }: { table: ChartTable; caption: string }) {
  const classOf = (column: number) => (table.columns[column]?.isNumber ? styles.number : undefined);
  return (
    // A box that scrolls must take the keyboard, or its lower rows are out of reach.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.tableBox} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.srOnly}>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column.title} scope="col" className={classOf(index)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells) => (
            <tr key={cells.join("|")}>
              {cells.map((value, column) =>
                column === 0 ? (
                  <th key={table.columns[column]?.title} scope="row">
                    {shownCell(table, value, column)}
                  </th>
                ) : (
                  <td key={table.columns[column]?.title} className={classOf(column)}>
                    {shownCell(table, value, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
