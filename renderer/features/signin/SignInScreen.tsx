import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { demoSignIn, signIn, type ClientSession } from "#sync/client/session.ts";
import { SyncError } from "#sync/protocol/errors.ts";
import type { Start } from "../../app/start.ts";
import styles from "./SignInScreen.module.css";

const SEATS = ["agent", "back_office", "manager"] as const;
const EXPLAINED: Record<string, string> = {
  SIGN_IN_FAILED: "BAD_CREDENTIALS",
  TOO_MANY_ATTEMPTS: "TOO_MANY_TRIES",
  OFFLINE: "OFFLINE",
};

type Props = { start: Start; onSignedIn: (start: Start) => Promise<void> };

/** Account and password; in a demonstration company also the seats, without either. */
export default function SignInScreen({ start, onSignedIn }: Props) {
  const { t } = useTranslation("signin");
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function enter(open: () => Promise<ClientSession>) {
    setIsBusy(true);
    setFailure(null);
    try {
      const { person } = await open();
      await onSignedIn({ ...start, person });
    } catch (error) {
      setFailure(error instanceof SyncError ? error.code : "INTERNAL");
      setIsBusy(false);
    }
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
            void enter(() => signIn(start.connection, credentials))
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
        {start.company?.demo && (
          <section className={styles.demo} aria-labelledby="demo-title">
            <h2 id="demo-title" className={styles.demoTitle}>
              {t("demoTitle")}
            </h2>
            <p className={styles.hint}>{t("demoHint")}</p>
            <div className={styles.seats}>
              {SEATS.map((seat) => (
                <button
                  key={seat}
                  type="button"
                  className={styles.seat}
                  disabled={isBusy}
                  onClick={() => void enter(() => demoSignIn(start.connection, seat))}
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
