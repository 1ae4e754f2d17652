import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { catalogue } from "#shared/insurance/catalogue.ts";
import type { PolicyId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { useBook } from "#renderer/data/book.tsx";
import { draftOf, dropDraft, keepDraft } from "#renderer/data/drafts.ts";
import { newRecordFields, removeDocument, saveChanges, saveDocument } from "#renderer/data/save.ts";
import { useUndoToast } from "#renderer/ui/useUndoToast.ts";
import { useFormat } from "#renderer/ui/format.ts";
import { BeneficiaryFields } from "./BeneficiaryFields.tsx";
import { ContractFields } from "./ContractFields.tsx";
import { CoverageList } from "./CoverageList.tsx";
import { FormStateProvider } from "./FormField.tsx";
import { productOf, toPolicy, type PolicyDraft } from "./policyDraft.ts";
import { policyFigures, premiumTotals } from "./policyFigures.ts";
import { policyProblems } from "./policyProblems.ts";
import styles from "./policies.module.css";

type Kept = { draft: PolicyDraft; before: Policy | undefined };
type Props = { insured: Customer; id: PolicyId; start: PolicyDraft; before?: Policy };

export function PolicyFields({ insured, id, start, before }: Props) {
  const { t, i18n } = useTranslation("policies");
  const book = useBook();
  const format = useFormat();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const undoToast = useUndoToast();
  const root = useRef<HTMLDivElement>(null);
  const draftKey = before ? `policy ${id}` : `new policy of ${insured.id}`;
  // What is compared when saving is the policy as it stood when the typing began.
  const [first] = useState(
    () => (draftOf(draftKey) as Kept | undefined) ?? { draft: start, before },
  );
  const [draft, setDraft] = useState(first.draft);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);

  const change = (part: Partial<PolicyDraft>) => setDraft((now) => ({ ...now, ...part }));
  useEffect(() => {
    if (draft !== first.draft) keepDraft(draftKey, { draft, before: first.before });
  }, [draft, draftKey, first]);
  const computed = policyFigures(draft, insured, book.today);
  const problems = policyProblems(draft, computed, insured, book.today);
  const totals = premiumTotals(draft, computed);
  const problemCount = Object.keys(problems).length;
  const leave = () => {
    dropDraft(draftKey);
    void navigate({ to: `/customers/${insured.id}` });
  };

  const save = async () => {
    setTried(true);
    if (problemCount > 0) {
      // After the reasons are drawn: the first of them gets the focus.
      requestAnimationFrame(() =>
        root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setSaving(true);
    try {
      // Who sees a policy follows its insured (D6).
      const { agentId, unitId } = insured;
      const record = before ?? {
        ...newRecordFields(book),
        ...(agentId ? { agentId } : {}),
        ...(unitId ? { unitId } : {}),
      };
      const policy = toPolicy(draft, computed, { id, insuredId: insured.id }, recordOf(record));
      if (first.before) await saveChanges(book, "policies", first.before, policy);
      else await saveDocument(book, "policies", policy);
      undoToast(t("saved", { policyNo: draft.policyNo.trim() }), () =>
        first.before
          ? saveChanges(book, "policies", policy, first.before)
          : removeDocument(book, "policies", policy.id),
      );
      leave();
    } catch {
      void message.error(t("notSaved"));
    } finally {
      setSaving(false);
    }
  };

  const hasTariff = draft.coverages.some((coverage) => productOf(coverage)?.premium);
  return (
    <FormStateProvider
      value={{
        problems,
        isShown: (path) => isTried || touched.has(path),
        touch: (path) => setTouched((now) => (now.has(path) ? now : new Set([...now, path]))),
      }}
    >
      <div ref={root}>
        <Form
          layout="vertical"
          // A session that is restored would bring its fields back from the disk, where they lie in plain.
          autoComplete="off"
          className={styles.form}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== "Enter") return;
            // Enter moves nothing in a form of this length; only Ctrl/Cmd+Enter saves.
            if (event.ctrlKey || event.metaKey) void save();
            else if (!(event.target instanceof HTMLInputElement)) return;
            event.preventDefault();
          }}
        >
          <ContractFields
            draft={draft}
            insured={insured}
            nextDue={computed.nextDueDate}
            onChange={change}
          />
          <CoverageList draft={draft} computed={computed} onChange={change} />
          <BeneficiaryFields
            beneficiaries={draft.beneficiaries}
            onChange={(beneficiaries) => change({ beneficiaries })}
          />
          <div className={styles.foot}>
            <div>
              <output className={styles.total}>
                {t("total", { annual: format.twd(totals.annualTwd) })}
                {draft.premiumMode !== "annual" &&
                  t("totalMode", {
                    mode: t(`mode.${draft.premiumMode}`),
                    modal: format.twd(totals.modalTwd),
                  })}
              </output>
              {hasTariff && (
                <p className={styles.quiet}>
                  {i18n.language.startsWith("zh") ? catalogue.disclaimerZh : catalogue.disclaimer}
                </p>
              )}
            </div>
            <div className={styles.end}>
              {isTried && problemCount > 0 && (
                <span role="alert" className={styles.problem}>
                  {t("fixFirst", { count: problemCount })}
                </span>
              )}
              <Button onClick={leave}>{t("cancel")}</Button>
              <Button
                type="primary"
                loading={isSaving}
                onClick={() => void save()}
                aria-keyshortcuts="Control+Enter"
              >
                {t("save")}
              </Button>
            </div>
          </div>
        </Form>
      </div>
    </FormStateProvider>
  );
}

/** What a document carries besides the policy itself, and what this form does not ask for. */
function recordOf({
  agentId,
  unitId,
  createdAt,
  updatedAt,
  updatedBy,
  importBatchId,
  ...rest
}: Parameters<typeof toPolicy>[3]) {
  return {
    ...(agentId ? { agentId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(importBatchId ? { importBatchId } : {}),
    ...(rest.loanTwd === undefined ? {} : { loanTwd: rest.loanTwd }),
    createdAt,
    updatedAt,
    updatedBy,
  };
}
