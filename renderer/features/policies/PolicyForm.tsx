import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerId, PolicyId } from "#shared/model/brand.ts";
import { useDocument } from "#renderer/data/book.tsx";
import { newId } from "#renderer/data/save.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { draftOf, newDraft } from "./policyDraft.ts";
import { PolicyFields } from "./PolicyFields.tsx";

type Props = { customerId: string } | { policyId: string };

/** Enters a policy of ours or of another company (F21), or changes one. */
export default function PolicyForm(props: Props) {
  return "policyId" in props ? (
    <EditPolicy policyId={props.policyId} />
  ) : (
    <NewPolicy customerId={props.customerId as CustomerId} />
  );
}

function NewPolicy({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation("policies");
  const insured = useDocument("customers", customerId);
  const [ids] = useState(() => ({ id: newId("p") as PolicyId, coverageId: newId("cov") }));
  if (insured === undefined) return <Skeleton active />;
  if (insured === null) return <EmptyState title={t("gone.customer")} hint={t("gone.hint")} />;
  return (
    <Page title={t("newFor", { name: insured.name })} backTo={`/customers/${customerId}`}>
      <PolicyFields insured={insured} id={ids.id} start={newDraft(customerId, ids.coverageId)} />
    </Page>
  );
}

function EditPolicy({ policyId }: { policyId: string }) {
  const { t } = useTranslation("policies");
  const policy = useDocument("policies", policyId);
  const insured = useDocument("customers", policy?.insuredId);
  if (policy === null || insured === null)
    return <EmptyState title={t("gone.policy")} hint={t("gone.hint")} />;
  if (!policy || !insured) return <Skeleton active />;
  return (
    <Page
      title={t("editOf", { policyNo: policy.policyNo })}
      subtitle={insured.name}
      backTo={`/customers/${policy.customerId}`}
    >
      <PolicyFields insured={insured} id={policy.id} start={draftOf(policy)} before={policy} />
    </Page>
  );
}
