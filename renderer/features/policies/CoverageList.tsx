import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { newId } from "#renderer/data/save.ts";
import { CoverageFields } from "./CoverageFields.tsx";
import { useProblem } from "./FormField.tsx";
import { newCoverage, type Computed, type CoverageDraft, type PolicyDraft } from "./policyDraft.ts";
import styles from "./policies.module.css";

type Props = {
  draft: PolicyDraft;
  computed: Computed;
  onChange: (part: Partial<PolicyDraft>) => void;
};

const COVERAGES_MAX = 30;

export function CoverageList({ draft, computed, onChange }: Props) {
  const { t } = useTranslation("policies");
  const problem = useProblem("coverages");
  const { coverages } = draft;
  const isFull = coverages.length >= COVERAGES_MAX;
  const add = (kind: CoverageDraft["kind"]) =>
    onChange({ coverages: [...coverages, newCoverage(kind, newId("cov"))] });
  return (
    <section className={styles.group} aria-labelledby="policy-coverages">
      <div className={styles.groupHead}>
        <h2 id="policy-coverages" className={styles.heading}>
          {t("coverages")}
        </h2>
        <div className={styles.actions}>
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => add("main")}
            disabled={isFull}
          >
            {t("addMain")}
          </Button>
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => add("rider")}
            disabled={isFull}
          >
            {t("addRider")}
          </Button>
        </div>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {coverages.map((coverage, place) => (
        <CoverageFields
          key={coverage.id}
          coverage={coverage}
          place={place}
          company={draft.company}
          companyName={draft.companyName}
          issueAge={computed.issueAges[place] ?? null}
          premiumTwd={computed.premiumsTwd[place] ?? null}
          onChange={(part) =>
            onChange({
              coverages: coverages.map((other) =>
                other.id === coverage.id ? { ...other, ...part } : other,
              ),
            })
          }
          onRemove={() => onChange({ coverages: coverages.filter(({ id }) => id !== coverage.id) })}
        />
      ))}
    </section>
  );
}
