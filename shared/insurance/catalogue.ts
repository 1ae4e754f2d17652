// The one door for code that parses products from outside; the engine itself imports shippedCatalogue.ts,
// so that the batch interface and the data worker start without zod.
export {
  benefitRuleSchema,
  benefitSchema,
  catalogueSchema,
  companySchema,
  productSchema,
} from "./productSchema.ts";
export { catalogue, createCatalogue, findProduct, type Catalogue } from "./shippedCatalogue.ts";
export type { Benefit, BenefitRule, Company, Product } from "./product.ts";
