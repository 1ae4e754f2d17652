// The door for code that parses products from outside. The engine imports shippedCatalogue.ts instead, so
// that the batch interface and the data worker start without zod; the types are in product.ts.
export { benefitSchema, catalogueSchema, productSchema } from "./productSchema.ts";
export { catalogue, createCatalogue, findProduct } from "./shippedCatalogue.ts";
