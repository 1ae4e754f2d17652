import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "#sync/client/session.ts";
import { SyncError } from "#sync/protocol/errors.ts";
import { enterWith, lockedWith, signInToDemo, type Stage } from "../../app/bootStage.ts";
import { DEMO_PASSPHRASE } from "../../app/demoPassphrase.ts";
import { sessionInMemory } from "../../platform/vault/sealedSession.ts";
import styles from "./SignInScreen.module.css";

const SEATS = ["agent", "back_office", "manager"] as const;
const EXPLAINED: Record<string, string> = {
  SIGN_IN_FAILED: "BAD_CREDENTIALS",
  TOO_MANY_ATTEMPTS: "TOO_MANY_TRIES",
  OFFLINE: "OFFLINE",
};

type Props = { stage: Extract<Stage, { kind: "signedOut" }> };

/** Account and password; in a demonstration company also the seats, without either. */
export default function SignInScreen({ stage: { start, known } }: Props) {
  const { t } = useTranslation("signin");
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function enter(open: () => Promise<void>) {
    setIsBusy(true);
    setFailure(null);
    try {
      await open();
    } catch (error) {
      setFailure(error instanceof SyncError ? error.code : "INTERNAL");
      setIsBusy(false);
    }
  }

  async function byPassword(credentials: { account: string; password: string }) {
    const tokenStore = sessionInMemory();
    await signIn({ ...start.server, tokenStore }, credentials);
    const session = await tokenStore.load();
    if (session) await enterWith(start, session, { isDemo: false });
  }
  const required = [{ required: true, message: t("missing") }];

  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{t("title")}</h1>
        <p className={styles.company}>{start.company?.companyName}</p>
        {failure && (
          <Alert
            type="error"
            showIcon
            title={t(`problems.${EXPLAINED[failure] ?? "OTHER"}`)}
            description={<code>{failure}</code>}
          />
        )}
        <Form
          layout="vertical"
          requiredMark={false}
          disabled={isBusy}
          onFinish={(credentials: { account: string; password: string }) =>
            void enter(() => byPassword(credentials))
          }
        >
          <Form.Item name="account" label={t("account")} rules={required}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t("password")} rules={required}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            {t("submit")}
          </Button>
        </Form>
        {known.some(({ file }) => file && !file.isDemo) && (
          <section className={styles.demo} aria-labelledby="known-title">
            <h2 id="known-title" className={styles.demoTitle}>
              {t("knownTitle")}
            </h2>
            <div className={styles.seats}>
              {known.map((vault) =>
                vault.file && !vault.file.isDemo ? (
                  <button
                    key={vault.databaseName}
                    type="button"
                    className={styles.seat}
                    disabled={isBusy}
                    onClick={() => lockedWith(start, vault)}
                  >
                    <strong>{vault.file.person.name}</strong>
                    <span className={styles.hint}>{t("knownHint")}</span>
                  </button>
                ) : null,
              )}
            </div>
          </section>
        )}
        {start.company?.demo && (
          <section className={styles.demo} aria-labelledby="demo-title">
            <h2 id="demo-title" className={styles.demoTitle}>
              {t("demoTitle")}
            </h2>
            <p className={styles.hint}>{t("demoHint", { passphrase: DEMO_PASSPHRASE })}</p>
            <div className={styles.seats}>
              {SEATS.map((seat) => (
                <button
                  key={seat}
                  type="button"
                  className={styles.seat}
                  disabled={isBusy}
                  onClick={() => void enter(() => signInToDemo(start, seat))}
                >
                  <strong>{t(`seat.${seat}`)}</strong>
                  <span className={styles.hint}>{t(`seatHint.${seat}`)}</span>
                </button>
              ))}
            </div>
          </section>
        )}
      </div>
    </main>
  );
}
