import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { useFormat } from "../../../ui/format.ts";
import type { Check } from "../checkView.ts";
import type { PolicyBook } from "../policyBook.ts";
import { Section } from "../Section.tsx";
import { PRESET_KEYS, PRESETS, presetOf, type SituationDraft } from "./presets.ts";
import { SituationForm } from "./SituationForm.tsx";
import { SituationResult } from "./SituationResult.tsx";
import styles from "./situation.module.css";

export const SITUATION_ID = "situation";

/** "What is paid if …" at the age line (F22). */
export function SituationSection({ check, policies }: { check: Check; policies: PolicyBook }) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const [draft, setDraft] = useState<SituationDraft>(PRESETS.deathIllness);
  const { person, policies: onFile, on } = check.input;
  const situation = useMemo(() => ({ ...draft, on }), [draft, on]);
  const result = useMemo(
    () => evaluateSituation({ person, policies: onFile, situation }),
    [person, onFile, situation],
  );
  const preset = presetOf(draft);
  const name = t(preset ? `what.preset.${preset}` : "what.custom");
  const finding = [
    t("what.sentence", { age: check.age, situation: name, lump: format.twd(result.lumpTwd) }),
    result.reimbursementTwd > 0
      ? t("what.sentenceReimb", { amount: format.twd(result.reimbursementTwd) })
      : "",
    result.streams.length > 0 ? t("what.sentenceStream") : "",
    t("what.sentenceEnd"),
  ].join("");
  return (
    <Section id={SITUATION_ID} title={t("what.title")} finding={finding}>
      <fieldset className={styles.presets} aria-label={t("what.presets")}>
        {PRESET_KEYS.map((key) => (
          <Button
            key={key}
            size="small"
            type={key === preset ? "primary" : "default"}
            aria-pressed={key === preset}
            onClick={() => setDraft(PRESETS[key])}
          >
            {t(`what.preset.${key}`)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.split}>
        <SituationForm draft={draft} onChange={setDraft} />
        <SituationResult check={check} situation={situation} result={result} policies={policies} />
      </div>
    </Section>
  );
}
