import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import NotesSection from "../../features/notes/NotesSection.tsx";
import { useDocument } from "../../data/book.tsx";
import { Page } from "../../ui/Page.tsx";

export default function NotesRoute() {
  const { t } = useTranslation("app");
  const { customerId } = useParams({ strict: false });
  const customer = useDocument("customers", customerId);
  return customerId ? (
    <Page title={t("notesOf", { name: customer?.name ?? "" })} backTo={`/customers/${customerId}`}>
      <NotesSection key={customerId} customerId={customerId} />
    </Page>
  ) : null;
}
