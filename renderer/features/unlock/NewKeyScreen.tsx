import { Alert, Button, Checkbox, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openNew, type Stage } from "../../app/bootStage.ts";
import { getPlatform } from "../../platform/index.ts";
import { PassphraseFields } from "./PassphraseFields.tsx";
import styles from "./Unlock.module.css";
import { codeOf } from "./codeOf.ts";

type Kept = { recoveryKey: string; done: () => void };

/** First time on this device: a passphrase, and then the recovery key, once. */
export default function NewKeyScreen({ stage }: { stage: Extract<Stage, { kind: "newKey" }> }) {
  const { t } = useTranslation("unlock");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const { name } = stage.session.person;

  async function make({ passphrase }: { passphrase: string }) {
    setIsBusy(true);
    setFailure(null);
    try {
      await openNew(
        stage,
        passphrase,
        (recoveryKey) => new Promise((done) => setKept({ recoveryKey, done })),
      );
    } catch (error) {
      setFailure(codeOf(error));
      setIsBusy(false);
    }
  }

  if (kept) return <RecoveryKey {...kept} name={name} />;
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t("newTitle")}</h1>
        <p className={styles.hint}>{t("newHint", { name })}</p>
        {failure && (
          <Alert type="error" showIcon title={t("failed")} description={<code>{failure}</code>} />
        )}
        <Form
          layout="vertical"
          requiredMark={false}
          disabled={isBusy}
          onFinish={(typed: { passphrase: string }) => void make(typed)}
        >
          <PassphraseFields names={[name]} autoFocus />
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            {t(isBusy ? "working" : "set")}
          </Button>
        </Form>
      </div>
    </main>
  );
}

/** Shown once: it opens the file when the passphrase is forgotten, and is kept nowhere on this device. */
function RecoveryKey({ recoveryKey, done, name }: Kept & { name: string }) {
  const { t } = useTranslation("unlock");
  const [isKept, setIsKept] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <main className={styles.screen}>
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
            done();
          }}
        >
          {t("goOn")}
        </Button>
      </div>
    </main>
  );
}
