import type { IsoDate, IsoInstant, StaffId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case, CaseId, Opportunity, OpportunityId, Task, TaskId } from "#shared/model/work.ts";
import { dateBetween, daysAfter, workingHour } from "./dates.ts";
import type { Random } from "./random.ts";
import { demoSeats } from "./seats.ts";
import { opportunityTitles, ticketTitles } from "./tables/sentences.ts";
import type { Generated } from "./types.ts";

/** What is still to be done for one customer, around today. */
export function workOf(
  random: Random,
  customer: Customer,
  policies: readonly Policy[],
  today: IsoDate,
): Generated[] {
  if (customer.kind !== "person" || customer.householdRole === "child") return [];
  const task = taskOf(random, customer, policies, today);
  return [
    ...(task ? [{ collection: "tasks" as const, doc: task }] : []),
    ...(random.chance(0.05)
      ? [{ collection: "opportunities" as const, doc: opportunityOf(random, customer, today) }]
      : []),
    ...(random.chance(0.02)
      ? [{ collection: "cases" as const, doc: ticketOf(random, customer, today) }]
      : []),
  ];
}

const stamp = ({ agentId, unitId, updatedBy }: Customer, at: IsoInstant) => ({
  agentId,
  unitId,
  createdAt: at,
  updatedAt: at,
  updatedBy,
});

type TaskText = Pick<Task, "title" | "priority" | "ruleCode" | "policyId">;

function taskOf(
  random: Random,
  customer: Customer,
  policies: readonly Policy[],
  today: IsoDate,
): Task | null {
  const text =
    urgentTask(customer, policies) ?? (random.chance(0.05) ? routineTask(random, customer) : null);
  if (!text) return null;
  const createdAt = workingHour(random, daysAfter(today, -random.int(1, 14)));
  const isDone = random.chance(0.2);
  const doneAt = isDone ? workingHour(random, daysAfter(today, -1)) : undefined;
  return {
    id: `t-${customer.id.slice(2)}` as TaskId,
    ...text,
    customerId: customer.id,
    assigneeId: customer.agentId as StaffId,
    dueOn: daysAfter(today, random.int(-6, 21)),
    state: isDone ? "done" : "open",
    doneAt,
    ...stamp(customer, createdAt),
    updatedAt: doneAt !== undefined && doneAt > createdAt ? doneAt : createdAt,
  };
}

function urgentTask({ name }: Customer, policies: readonly Policy[]): TaskText | null {
  const find = (state: Policy["state"]) =>
    policies.find((policy) => policy.isOwn && policy.state === state);
  const grace = find("grace");
  if (grace) {
    return {
      title: `${grace.policyNo} 寬限期中，請聯繫 ${name} 繳費`,
      priority: 1,
      ruleCode: "E09",
      policyId: grace.id,
    };
  }
  const lapsed = find("lapsed");
  if (lapsed) {
    return {
      title: `${lapsed.policyNo} 已停效，請聯繫 ${name} 辦理復效`,
      priority: 1,
      ruleCode: "E10",
      policyId: lapsed.id,
    };
  }
  const apl = find("apl");
  return apl
    ? {
        title: `${apl.policyNo} 已進入自動墊繳，請提醒 ${name}`,
        priority: 2,
        ruleCode: "E12",
        policyId: apl.id,
      }
    : null;
}

function routineTask(random: Random, { name }: Customer): TaskText {
  return random.pick<TaskText>([
    { title: `約 ${name} 做年度保單健檢`, priority: 3 },
    { title: `${name} 生日，請致電祝賀`, priority: 3, ruleCode: "E02" },
    { title: `送交 ${name} 的建議書`, priority: 2 },
    { title: `補齊 ${name} 的基本資料`, priority: 4, ruleCode: "E23" },
  ]);
}

const stages = [
  ["lead", 25, 10],
  ["contacted", 22, 20],
  ["need_analysed", 16, 40],
  ["proposed", 14, 50],
  ["applied", 7, 75],
  ["underwriting", 5, 85],
  ["issued", 6, 100],
  ["lost", 5, 0],
] as const;

function opportunityOf(random: Random, customer: Customer, today: IsoDate): Opportunity {
  const [stage, , probabilityPercent] = random.weighted(
    stages.map((row) => [row, row[1]] as const),
  );
  const stageSince = dateBetween(random, daysAfter(today, -120), daysAfter(today, -1));
  return {
    id: `o-${customer.id.slice(2)}` as OpportunityId,
    customerId: customer.id,
    title: random.pick(opportunityTitles),
    stage,
    stageSince,
    productCodes: [random.pick(["QH-DT", "QH-HR", "QH-DI", "QH-AN", "QH-ED", "QH-CI", "QH-WL"])],
    annualPremiumTwd: 1_000 * random.int(6, 90),
    probabilityPercent,
    lostReason:
      stage === "lost" ? random.pick(["預算不足", "家人反對", "向他公司投保"]) : undefined,
    ...stamp(customer, workingHour(random, stageSince)),
  };
}

/** Service tickets belong to the unit's back office. */
function ticketOf(random: Random, customer: Customer, today: IsoDate): Case {
  const openedOn = dateBetween(random, daysAfter(today, -25), daysAfter(today, -1));
  const openedAt = workingHour(random, openedOn);
  const isClosed = openedOn < daysAfter(today, -8) && random.chance(0.7);
  const closedAt = isClosed
    ? workingHour(random, daysAfter(openedOn, random.int(1, 6)))
    : undefined;
  return {
    id: `case-${customer.id.slice(2)}` as CaseId,
    kind: "ticket",
    title: random.pick(ticketTitles),
    state: isClosed ? "closed" : "open",
    ownerId: demoSeats.back_office.staffId,
    customerId: customer.id,
    openedAt,
    dueAt: workingHour(random, daysAfter(openedOn, 10)),
    closedAt,
    ...stamp(customer, openedAt),
    updatedAt: closedAt ?? openedAt,
  };
}
