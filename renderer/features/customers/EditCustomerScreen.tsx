import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Customer } from "#shared/model/customer.ts";
import { useBook, useDocument } from "../../data/book.tsx";
import { saveChanges } from "../../data/save.ts";
import { useUndoToast } from "../../ui/useUndoToast.ts";
import { Page } from "../../ui/Page.tsx";
import { CustomerForm } from "./CustomerForm.tsx";

/** Edits a profile; for ten seconds the change can be taken back. */
export default function EditCustomerScreen() {
  const { t } = useTranslation("customers");
  const { customerId } = useParams({ strict: false });
  const customer = useDocument("customers", customerId);
  const book = useBook();
  const navigate = useNavigate();
  const undoToast = useUndoToast();
  if (!customer) return null;

  async function save(changed: Customer) {
    if (!customer) return;
    await saveChanges(book, "customers", customer, changed);
    undoToast(t("saved"), () => saveChanges(book, "customers", changed, customer));
    await navigate({ to: "/customers/$customerId", params: { customerId: changed.id } });
  }
  return (
    <Page title={t("editTitle", { name: customer.name })} backTo={`/customers/${customer.id}`}>
      <CustomerForm
        key={customer.id}
        customer={customer}
        draftKey={`customer ${customer.id}`}
        onSave={save}
      />
    </Page>
  );
}
