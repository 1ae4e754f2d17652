import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "../../app/bootStage.ts";
import { usePending } from "../../platform/vault/usePending.ts";
import type { Pending } from "../../platform/vault/vaultFolder.ts";
import styles from "./DamageScreen.module.css";

type Damaged = Extract<Stage, { kind: "damaged" }>;

/** The person's file cannot be used as it is: what happened, what is lost, and the one way on (P13). */
export default function DamageScreen({ stage }: { stage: Damaged }) {
  const { t } = useTranslation("damage");
  const pending = usePending(stage.databaseName);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <main className={styles.screen}>
      <div className={styles.card} role="alert">
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t("title")}</h1>
        <p>{t(`happened.${stage.code}`)}</p>
        <p>{t("server")}</p>
        {pending !== undefined && <Unsent stage={stage} pending={pending} />}
        <Button
          type="primary"
          block
          loading={isBusy}
          onClick={() => {
            setIsBusy(true);
            void stage.repair();
          }}
        >
          {t("repair")}
        </Button>
        <p className={styles.hint}>{t("kept")}</p>
        <p className={styles.code}>
          <code>{stage.code}</code>
        </p>
      </div>
    </main>
  );
}

function Unsent({ stage, pending }: { stage: Damaged; pending: Pending | null }) {
  const { t } = useTranslation("damage");
  if (pending?.count === 0) return <Alert type="info" showIcon title={t("unsent.none")} />;
  const where = stage.code === "DATABASE_MISSING" ? "gone" : "there";
  const words = pending ? t(`unsent.${where}`, { n: pending.count }) : t("unsent.unknown");
  return <Alert type="warning" showIcon title={words} />;
}
