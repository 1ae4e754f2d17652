import type {
  CustomerId,
  IsoDate,
  IsoInstant,
  PolicyId,
  StaffId,
  UnitId,
} from "#shared/model/brand.ts";
import type { ActivityId } from "#shared/model/activity.ts";
import type { CaseId, TaskId } from "#shared/model/work.ts";
import type { CustomerMessage } from "./customerMessage.ts";
import type { Fields } from "./fields.ts";
import type { Target } from "./ruleSchema.ts";

/** One thing to be done, or one message to be sent, because of a rule. */
export type Reminder = Readonly<{
  /** The id of its task document: every device that makes it makes the same one. */
  id: TaskId;
  ruleCode: string;
  target: Target;
  /** Who acts; absent for messages, and where the directory names nobody for the role. */
  assigneeId?: StaffId | undefined;
  unitId?: UnitId | undefined;
  /** Present for the target `customer` only. */
  message?: CustomerMessage | undefined;
  /** NO_CUSTOMER where it is about nobody in particular. */
  customerId: CustomerId;
  policyId?: PolicyId | undefined;
  caseId?: CaseId | undefined;
  activityId?: ActivityId | undefined;
  /** Day of the event, or on which the state began. */
  occurrenceOn: IsoDate;
  /** Day on which it comes up. */
  on: IsoDate;
  /** The moment, for rules that count minutes or hours. */
  at?: IsoInstant | undefined;
  dueOn: IsoDate;
  /** 1 (today) to 4. */
  priority: number;
  text: string;
  /** What the text was filled with, to show it in another language. */
  fields: Fields;
  /** Rule, subject and occurrence date, with window and target where an occurrence gives several. */
  dedupeKey: string;
  /**
   * The same for all reminders of one event or lasting state: a newer one makes the older superfluous
   * (`newestOfSeries`).
   */
  seriesKey: string;
}>;
