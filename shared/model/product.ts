import { z } from "zod";
import { productSchema } from "#shared/insurance/catalogue.ts";
import { idOf, type Brand } from "./brand.ts";
import { recordShape } from "./record.ts";

export type ProductId = Brand<string, "ProductId">;

/** A product as the company sells it; the id is its code. */
export const productDocSchema = z.strictObject({
  id: idOf<ProductId>(),
  definition: productSchema,
  ...recordShape,
});
export type ProductDoc = z.infer<typeof productDocSchema>;
