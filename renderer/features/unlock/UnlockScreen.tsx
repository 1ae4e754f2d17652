import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { open, type Stage } from "../../app/bootStage.ts";
import { DEMO_PASSPHRASE } from "../../app/demoPassphrase.ts";
import { showSignedOut } from "../../app/start.ts";
import { openVault, recover, type Unlocked } from "../../platform/vault/openVault.ts";
import { codeOf } from "./codeOf.ts";
import { Forgotten } from "./Forgotten.tsx";
import { PassphraseFields } from "./PassphraseFields.tsx";
import styles from "./Unlock.module.css";
import { useThrottle } from "./useThrottle.ts";

type Locked = Extract<Stage, { kind: "locked" }>;
type View = "passphrase" | "recovery" | "forgotten";

/** A file on this device waits for its passphrase; with or without the network. */
export default function UnlockScreen({ stage }: { stage: Locked }) {
  const { t } = useTranslation("unlock");
  const [view, setView] = useState<View>(stage.vault.file ? "passphrase" : "forgotten");
  const name = stage.vault.file?.person.name ?? "";
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <img src="./icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{name || t("title")}</h1>
        {!stage.vault.file && <Alert type="error" showIcon title={t("problems.VAULT_DAMAGED")} />}
        {view === "passphrase" && <ByPassphrase stage={stage} />}
        {view === "recovery" && <ByRecoveryKey stage={stage} />}
        {view === "forgotten" && <Forgotten vault={stage.vault} />}
        <div className={styles.links}>
          {(["passphrase", "recovery", "forgotten"] as const)
            .filter((one) => one !== view && (stage.vault.file || one === "forgotten"))
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

/** Runs one attempt after another, says why one failed, and lets nobody guess fast. */
function useAttempt({ start, session }: Locked) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const throttle = useThrottle();
  async function attempt(unlock: () => Promise<Unlocked>) {
    setIsBusy(true);
    setFailure(null);
    try {
      await open(start, await unlock(), session);
    } catch (error) {
      const code = codeOf(error);
      setFailure(code);
      setIsBusy(false);
      if (code.startsWith("WRONG_")) throttle.missed();
    }
  }
  return { attempt, failure, isBusy, waitSeconds: throttle.waitSeconds };
}

const EXPLAINED = [
  "WRONG_PASSPHRASE",
  "WRONG_RECOVERY_KEY",
  "VAULT_DAMAGED",
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
  const { attempt, failure, isBusy, waitSeconds } = useAttempt(stage);
  const isDemo = stage.vault.file?.isDemo === true;
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
          void attempt(() => openVault(stage.vault.databaseName, passphrase))
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
  const { attempt, failure, isBusy, waitSeconds } = useAttempt(stage);
  const name = stage.vault.file?.person.name ?? "";
  return (
    <>
      <p className={styles.hint}>{t("recoverHint")}</p>
      {failure && <Problem code={failure} />}
      <Form
        layout="vertical"
        requiredMark={false}
        disabled={isBusy || waitSeconds > 0}
        onFinish={({ key, passphrase }: { key: string; passphrase: string }) =>
          void attempt(() => recover(stage.vault.databaseName, key, passphrase))
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
      // A wrong recovery key is told at once; a wheel that comes and goes in between would get stuck.
      loading={isBusy && { delay: 200 }}
      disabled={waitSeconds > 0}
    >
      {waitSeconds > 0 ? t("wait", { n: waitSeconds }) : t(isBusy ? "working" : "open")}
    </Button>
  );
}
