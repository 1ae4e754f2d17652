import { Alert, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openNew, type Stage } from "../../app/bootStage.ts";
import { PassphraseFields } from "./PassphraseFields.tsx";
import { RecoveryKey } from "./RecoveryKey.tsx";
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

  if (kept) {
    const { recoveryKey, done } = kept;
    return (
      <main className={styles.screen}>
        <RecoveryKey recoveryKey={recoveryKey} name={name} doneLabel={t("goOn")} onDone={done} />
      </main>
    );
  }
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
