import type { z } from "zod";
import type {
  benefitRuleSchema,
  benefitSchema,
  catalogueSchema,
  companySchema,
  productSchema,
} from "./productSchema.ts";

/*
 * Types only: importing this file costs nothing at run time, so that the batch interface and the data
 * worker start without zod. Data from outside is parsed with productSchema.ts at the edge.
 */
export type Product = z.infer<typeof productSchema>;
export type Benefit = z.infer<typeof benefitSchema>;
export type BenefitRule = z.infer<typeof benefitRuleSchema>;
export type RuleOf<T extends BenefitRule["type"]> = Extract<BenefitRule, { type: T }>;
export type Company = z.infer<typeof companySchema>;
export type CatalogueFile = z.infer<typeof catalogueSchema>;
export type CatalogueTables = CatalogueFile["tables"];
export type SumInsuredKind = Product["sum_insured"]["kind"];
export type ProductLine = Product["line"];
