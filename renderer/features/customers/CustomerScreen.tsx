import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import type { Customer } from "#shared/model/customer.ts";
import { useBook, useDocument } from "../../data/book.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormat } from "../../ui/format.ts";
import { Page } from "../../ui/Page.tsx";
import PolicyList from "../policies/PolicyList.tsx";
import { AlertList } from "./AlertList.tsx";
import { listPlace } from "./listPlace.ts";
import { searchOf } from "./searchWords.ts";
import styles from "./CustomerScreen.module.css";
import { HouseholdCard } from "./HouseholdCard.tsx";
import { NotesCard } from "./NotesCard.tsx";
import { Profile } from "./Profile.tsx";
import { Timeline } from "./Timeline.tsx";
import { describePerson } from "./describePerson.ts";

/** One record a person: alerts on top, then what they hold, what happened, who they are (F50). */
export default function CustomerScreen() {
  const { t } = useTranslation("customers");
  const { customerId } = useParams({ strict: false });
  const customer = useDocument("customers", customerId);
  if (customer === undefined) return <Spin className={styles.loading} />;
  if (customer === null) {
    return <EmptyState title={t("gone.title")} hint={t("gone.hint")} />;
  }
  return <CustomerPage key={customer.id} customer={customer} />;
}

function CustomerPage({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const { today } = useBook();
  const format = useFormat();
  const navigate = useNavigate();
  const go = (rest: string) => void navigate({ to: `/customers/${customer.id}${rest}` });
  return (
    <Page
      title={customer.name}
      subtitle={describePerson(customer, today, format, t)}
      backTo="/customers"
      backSearch={searchOf(listPlace.q)}
      actions={
        <>
          <Button onClick={() => go("/edit")} aria-keyshortcuts="E">
            {t("edit")}
          </Button>
          <Button onClick={() => go("/policies/new")} aria-keyshortcuts="P">
            {t("newPolicy")}
          </Button>
          <Button type="primary" onClick={() => go("/check")} aria-keyshortcuts="H">
            {t("openCheck")}
          </Button>
        </>
      }
    >
      <AlertList alerts={customer.alerts} today={today} />
      <div className={styles.columns}>
        <div className={styles.wide}>
          <section className={styles.section} aria-labelledby="policies-title">
            <h2 id="policies-title" className={styles.heading}>
              {t("policies")}
            </h2>
            <PolicyList customerId={customer.id} />
          </section>
          <section className={styles.section} aria-labelledby="timeline-title">
            <h2 id="timeline-title" className={styles.heading}>
              {t("timeline")}
            </h2>
            <Timeline customerId={customer.id} />
          </section>
        </div>
        <aside className={styles.narrow} aria-label={t("profile")}>
          <Profile customer={customer} />
          <HouseholdCard customer={customer} />
          <NotesCard customerId={customer.id} />
        </aside>
      </div>
    </Page>
  );
}
