import { useTranslation } from "react-i18next";
import type { Attention } from "#sync/client/pushHandler.ts";
import styles from "./attention.module.css";
import { lostRows } from "./describe.ts";
import { FieldValue } from "./FieldValue.tsx";

/** What the person wrote and, where one field lost, what stands in the record instead. */
export function LostValues({ change }: { change: Attention }) {
  const { t } = useTranslation("attention");
  const rows = lostRows(change);
  if (rows.length === 0) return null;
  const { collection } = change;
  const label = (field: string) =>
    t([`${collection}:fields.${field}`, `fields.${field}`], { defaultValue: field });
  const hasKept = rows.some((row) => row.hasKept);
  const table = (
    <table className={styles.values}>
      <thead>
        <tr>
          <th scope="col">{t("field")}</th>
          <th scope="col">{t("lost")}</th>
          {hasKept && <th scope="col">{t("kept")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, kept, lost }) => (
          <tr key={field}>
            <th scope="row">{label(field)}</th>
            <td>
              <FieldValue collection={collection} field={field} value={lost} />
            </td>
            {hasKept && (
              <td>
                <FieldValue collection={collection} field={field} value={kept} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (rows.length === 1) return table;
  return (
    <details>
      <summary className={styles.summary}>{t("showAll")}</summary>
      {table}
    </details>
  );
}
