import { useTranslation } from "react-i18next";
import type { Progress } from "../data/storage/sqlite/migrateTables.ts";
import { useFormat } from "../ui/format.ts";
import styles from "./Boot.module.css";

/** While the data on this computer is brought to the form of a newer Banyan: how far it has come. */
export function Preparing({ done, total }: Progress) {
  const { t } = useTranslation("app");
  const { number } = useFormat();
  const title = t("boot.preparing.title");
  return (
    <main className={styles.center}>
      <div className={styles.preparing}>
        <h1 className={styles.title}>{title}</h1>
        <progress aria-label={title} value={done} max={Math.max(total, 1)} />
        <p>
          {done < total || total === 0
            ? t("boot.preparing.count", { done: number(done), total: number(total) })
            : t("boot.preparing.finishing", { total: number(total) })}
        </p>
        <p className={styles.quiet}>{t("boot.preparing.hint")}</p>
      </div>
    </main>
  );
}
