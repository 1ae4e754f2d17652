import { PrinterOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { useBook } from "../../data/book.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { AgeChart } from "./AgeChart.tsx";
import { Assumptions } from "./Assumptions.tsx";
import { checkInput, NO_OVERRIDES, type CheckDocuments } from "./checkInput.ts";
import { agePoints, makeCheck } from "./checkView.ts";
import { CoverMatrix } from "./CoverMatrix.tsx";
import { familyOf, type FamilyMember } from "./family.ts";
import { FAMILY_ID, FamilySection, useFamilyFinding } from "./FamilySection.tsx";
import { GapTable } from "./GapTable.tsx";
import { policyBook } from "./policyBook.ts";
import { Report } from "./report/Report.tsx";
import { usePrint } from "./report/usePrint.ts";
import { Section } from "./Section.tsx";
import { SITUATION_ID, SituationSection } from "./situation/SituationSection.tsx";
import section from "./section.module.css";
import table from "./table.module.css";
import { useDisclaimers } from "./text/useDisclaimers.ts";
import { useHeadline } from "./text/useHeadline.ts";
import { usePersonLine } from "./text/usePersonLine.ts";
import { dataDateOf } from "./useCheckDocuments.ts";

const scrollTo = (id: string) => document.getElementById(id)?.scrollIntoView();

type Props = { documents: CheckDocuments; members: readonly Customer[] };

export function CheckPage({ documents, members }: Props) {
  const { t } = useTranslation("check");
  const { today } = useBook();
  const [shownAge, setAge] = useState<number | null>(null);
  const [overrides, setOverrides] = useState(NO_OVERRIDES);
  // The age line follows the hand; the page behind it follows as fast as it can.
  const age = useDeferredValue(shownAge);
  const headlineOf = useHeadline();
  const personLine = usePersonLine();
  const { customer } = documents;
  const own = useMemo(
    () => documents.policies.filter(({ insuredId }) => insuredId === customer.id),
    [documents, customer],
  );
  const policies = useMemo(() => policyBook(own), [own]);
  const check = useMemo(
    () => makeCheck(documents, today, age, overrides),
    [documents, today, age, overrides],
  );
  const now = useMemo(() => checkInput(documents, today, overrides), [documents, today, overrides]);
  const points = useMemo(
    () => agePoints(documents, today, overrides),
    [documents, today, overrides],
  );
  const family = useMemo(
    () => familyOf(documents, members, today, overrides),
    [documents, members, today, overrides],
  );
  const disclaimers = useDisclaimers(family.length > 1 ? documents.policies : own);
  const { isPrinting, print } = usePrint({
    title: t("report.title"),
    about: customer.name,
  });
  if (!check || !now) return null;
  const headline = headlineOf(check, age === null);
  const dataDate = dataDateOf(customer, own).slice(0, 10) as IsoDate;

  return (
    <Page
      title={customer.name}
      subtitle={personLine(check, documents)}
      finding={headline}
      backTo={`/customers/${customer.id}`}
      actions={
        <>
          {own.length > 0 ? (
            <Button icon={<QuestionCircleOutlined />} onClick={() => scrollTo(SITUATION_ID)}>
              {t("situation")}
            </Button>
          ) : null}
          <Button type="primary" icon={<PrinterOutlined />} onClick={print}>
            {t("print")}
          </Button>
        </>
      }
    >
      {family.length > 1 ? <FamilyTabs customer={customer} family={family} /> : null}
      {own.length === 0 ? <NoPolicies customer={customer} /> : null}
      <Section title={t("gaps.title")}>
        <GapTable rows={check.rows} />
      </Section>
      {family.length > 1 ? <FamilySection family={family} /> : null}
      {own.length > 0 ? (
        <>
          <AgeChart
            name={customer.name}
            points={points}
            age={shownAge ?? check.age}
            isToday={shownAge === null}
            onAge={setAge}
          />
          <CoverMatrix check={check} policies={policies} />
          <SituationSection check={check} policies={policies} />
        </>
      ) : null}
      <Assumptions
        input={now}
        basis={check.lifeBasis}
        dataDate={dataDate}
        overrides={overrides}
        onChange={setOverrides}
      />
      <footer className={table.note}>
        {disclaimers.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </footer>
      {isPrinting ? (
        <Report
          check={check}
          documents={documents}
          policies={policies}
          points={points}
          family={family}
          headline={headline}
          today={today}
          disclaimers={disclaimers}
        />
      ) : null}
    </Page>
  );
}

type FamilyProps = { customer: Customer; family: readonly FamilyMember[] };

function FamilyTabs({ customer, family }: FamilyProps) {
  const { t } = useTranslation("check");
  const finding = useFamilyFinding();
  const navigate = useNavigate();
  return (
    <div className={section.tabs}>
      <Tabs
        className={section.names ?? ""}
        aria-label={t("family.tabs")}
        activeKey={customer.id}
        tabBarStyle={{ marginBottom: 0 }}
        onChange={(customerId) =>
          void navigate({ to: "/customers/$customerId/check", params: { customerId } })
        }
        items={family.map((member) => ({ key: member.customer.id, label: member.customer.name }))}
      />
      <Button type="link" size="small" onClick={() => scrollTo(FAMILY_ID)}>
        {finding(family)}
      </Button>
    </div>
  );
}

function NoPolicies({ customer }: { customer: Customer }) {
  const { t } = useTranslation("check");
  return (
    <EmptyState
      title={t("missing.policiesTitle")}
      hint={t("missing.policiesHint")}
      action={
        <Link to="/customers/$customerId/policies/new" params={{ customerId: customer.id }}>
          {t("missing.policiesAction")}
        </Link>
      }
    />
  );
}
