import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBook } from "../../data/book.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";

/** No customer on this computer: none yet, or none that has arrived. Only the first offers the import. */
export default function EmptyBook() {
  const { t } = useTranslation("customers");
  const { sync } = useBook();
  const [state, setState] = useState(sync.status.state);
  useEffect(() => {
    const subscription = sync.status$.subscribe((status) => setState(status.state));
    return () => subscription.unsubscribe();
  }, [sync]);
  if (state === "pending")
    return <EmptyState title={t("arriving.title")} hint={t("arriving.hint")} />;
  return (
    <EmptyState
      title={t("empty.title")}
      hint={t("empty.hint")}
      action={<Link to="/import">{t("empty.import")}</Link>}
    />
  );
}
