import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Stage } from "../../app/bootStage.ts";
import styles from "./DamageScreen.module.css";

type Repaired = Extract<Stage, { kind: "repaired" }>;

/** After a repair: how many changes were saved and how many could not be read (X22). */
export default function RepairedScreen({ stage: { saved, lost, goOn } }: { stage: Repaired }) {
  const { t } = useTranslation("damage");
  return (
    <main className={styles.screen}>
      <div className={styles.card} role="status">
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t("repaired.title")}</h1>
        <p>{t("repaired.rest")}</p>
        {saved > 0 && <Alert type="success" showIcon title={t("repaired.saved", { n: saved })} />}
        {lost > 0 && <Alert type="warning" showIcon title={t("repaired.lost", { n: lost })} />}
        {saved + lost === 0 && <Alert type="info" showIcon title={t("unsent.none")} />}
        <Button type="primary" block onClick={goOn}>
          {t("repaired.goOn")}
        </Button>
      </div>
    </main>
  );
}
