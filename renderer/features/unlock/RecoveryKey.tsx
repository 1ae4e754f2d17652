import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getPlatform } from "../../platform/index.ts";
import styles from "./Unlock.module.css";

type Props = { recoveryKey: string; name: string; doneLabel: string; onDone: () => void };

/** Shown once: it opens the file when the passphrase is forgotten, and is kept nowhere on this device. */
export function RecoveryKey({ recoveryKey, name, doneLabel, onDone }: Props) {
  const { t } = useTranslation("unlock");
  const [isKept, setIsKept] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <div className={styles.card}>
      <h1 className={styles.title}>{t("recoveryTitle")}</h1>
      <p className={styles.hint}>{t("recoveryHint", { name })}</p>
      <p className={styles.key} data-testid="recovery-key">
        {recoveryKey}
      </p>
      <div className={`${styles.actions} ${styles.noPrint}`}>
        <Button onClick={() => getPlatform().print()}>{t("print")}</Button>
      </div>
      <Checkbox
        className={styles.noPrint ?? ""}
        checked={isKept}
        onChange={({ target }) => setIsKept(target.checked)}
      >
        {t("kept")}
      </Checkbox>
      <Button
        className={styles.noPrint ?? ""}
        type="primary"
        disabled={!isKept}
        loading={isBusy}
        onClick={() => {
          setIsBusy(true);
          onDone();
        }}
      >
        {doneLabel}
      </Button>
    </div>
  );
}
