import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { open, type Stage } from "../../app/bootStage.ts";
import { DEMO_PASSPHRASE } from "../../app/demoPassphrase.ts";
import { showSignedOut } from "../../app/start.ts";
import { openVault, recover } from "../../platform/vault/openVault.ts";
import { Forgotten } from "./Forgotten.tsx";
import { PassphraseFields } from "./PassphraseFields.tsx";
import styles from "./Unlock.module.css";
import { useAttempt } from "./useAttempt.ts";

type Locked = Extract<Stage, { kind: "locked" }>;
type View = "passphrase" | "recovery" | "forgotten";

/** A file on this device waits for its passphrase; with or without the network. */
export default function UnlockScreen({ stage }: { stage: Locked }) {
  const { t } = useTranslation("unlock");
  const { file, fault } = stage.vault;
  const [view, setView] = useState<View>(file ? "passphrase" : "forgotten");
  const name = file?.person.name ?? "";
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{name || t("title")}</h1>
        {fault && (
          <Alert
            type="error"
            showIcon
            title={t(`problems.${fault}`)}
            description={<code>{fault}</code>}
          />
        )}
        {view === "passphrase" && <ByPassphrase stage={stage} />}
        {view === "recovery" && <ByRecoveryKey stage={stage} />}
        {/* What a newer build wrote is whole: nothing to be deleted. */}
        {view === "forgotten" && fault !== "VAULT_NEWER" && <Forgotten vault={stage.vault} />}
        <div className={styles.links}>
          {(["passphrase", "recovery", "forgotten"] as const)
            .filter((one) => one !== view && file)
            .map((one) => (
              <Button key={one} type="link" onClick={() => setView(one)}>
                {t(`to.${one}`)}
              </Button>
            ))}
          <Button type="link" onClick={showSignedOut}>
            {t("otherPerson")}
          </Button>
        </div>
      </div>
    </main>
  );
}

const EXPLAINED = [
  "WRONG_PASSPHRASE",
  "WRONG_RECOVERY_KEY",
  "VAULT_DAMAGED",
  "VAULT_NEWER",
  "VAULT_MISSING",
  "KEY_STORE_CHANGED",
  "KEY_DERIVATION_FAILED",
  "OFFLINE",
];

function Problem({ code }: { code: string }) {
  const { t } = useTranslation("unlock");
  const name = EXPLAINED.includes(code) ? code : "OTHER";
  return (
    <Alert type="error" showIcon title={t(`problems.${name}`)} description={<code>{code}</code>} />
  );
}

function ByPassphrase({ stage }: { stage: Locked }) {
  const { t } = useTranslation("unlock");
  const { databaseName, file } = stage.vault;
  const { attempt, failure, isBusy, waitSeconds } = useAttempt(databaseName);
  const isDemo = file?.isDemo === true;
  return (
    <>
      <p className={styles.hint}>
        {isDemo ? t("demo", { passphrase: DEMO_PASSPHRASE }) : t("hint")}
      </p>
      {failure && <Problem code={failure} />}
      <Form
        layout="vertical"
        requiredMark={false}
        disabled={isBusy || waitSeconds > 0}
        initialValues={{ passphrase: isDemo ? DEMO_PASSPHRASE : "" }}
        onFinish={({ passphrase }: { passphrase: string }) =>
          void attempt(async () =>
            open(stage.start, await openVault(databaseName, passphrase), stage.session),
          )
        }
      >
        <Form.Item
          name="passphrase"
          label={t("passphrase")}
          rules={[{ required: true, message: t("missing") }]}
        >
          <Input.Password autoFocus autoComplete="off" />
        </Form.Item>
        <Submit isBusy={isBusy} waitSeconds={waitSeconds} />
      </Form>
    </>
  );
}

function ByRecoveryKey({ stage }: { stage: Locked }) {
  const { t } = useTranslation("unlock");
  const { databaseName, file } = stage.vault;
  const { attempt, failure, isBusy, waitSeconds } = useAttempt(databaseName);
  const name = file?.person.name ?? "";
  return (
    <>
      <p className={styles.hint}>{t("recoverHint")}</p>
      {failure && <Problem code={failure} />}
      <Form
        layout="vertical"
        requiredMark={false}
        disabled={isBusy || waitSeconds > 0}
        onFinish={({ key, passphrase }: { key: string; passphrase: string }) =>
          void attempt(async () =>
            open(stage.start, await recover(databaseName, key, passphrase), stage.session),
          )
        }
      >
        <Form.Item
          name="key"
          label={t("recoveryKey")}
          rules={[{ required: true, message: t("missing") }]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} />
        </Form.Item>
        <PassphraseFields names={[name]} />
        <Submit isBusy={isBusy} waitSeconds={waitSeconds} />
      </Form>
    </>
  );
}

function Submit({ isBusy, waitSeconds }: { isBusy: boolean; waitSeconds: number }) {
  const { t } = useTranslation("unlock");
  return (
    <Button
      type="primary"
      htmlType="submit"
      block
      // Its words say that it works: a wheel that comes and goes within a moment would get stuck.
      disabled={isBusy || waitSeconds > 0}
    >
      {waitSeconds > 0 ? t("wait", { n: waitSeconds }) : t(isBusy ? "working" : "open")}
    </Button>
  );
}
