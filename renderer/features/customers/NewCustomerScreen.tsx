import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerId } from "#shared/model/brand.ts";
import { householdOfOne, type Customer } from "#shared/model/customer.ts";
import { useBook } from "../../data/book.tsx";
import { newId, newRecordFields, saveDocument } from "../../data/save.ts";
import { Page } from "../../ui/Page.tsx";
import { CustomerForm } from "./CustomerForm.tsx";

/** A new customer or prospect; the source is mandatory (F06). */
export default function NewCustomerScreen() {
  const { t } = useTranslation("customers");
  const book = useBook();
  const navigate = useNavigate();
  const [blank] = useState<Customer>(() => {
    const id = newId("c") as CustomerId;
    return {
      id,
      kind: "person",
      status: "prospect",
      name: "",
      phones: [],
      tags: [],
      source: "referral",
      householdId: householdOfOne(id),
      consents: [],
      alerts: [],
      ...newRecordFields(book),
    };
  });
  async function save(customer: Customer) {
    await saveDocument(book, "customers", customer);
    await navigate({ to: "/customers/$customerId", params: { customerId: customer.id } });
  }
  return (
    <Page title={t("newTitle")} backTo="/customers">
      <CustomerForm customer={blank} draftKey="new customer" onSave={save} />
    </Page>
  );
}
