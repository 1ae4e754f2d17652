import { defineError } from "./defineError.ts";

/** Errors of the batch interface (A00). */
export const badJson = defineError("BAD_JSON", {
  cause: "The line is not a JSON object.",
  fix: "Write one JSON object a line, in UTF-8.",
});
export const unknownFn = defineError("UNKNOWN_FN", {
  cause: "There is no function of this name.",
  fix: "Use one of the functions listed in the batch interface.",
});
export const badArgs = defineError("BAD_ARGS", {
  cause: "An argument is missing, of the wrong type, or not a real ISO date.",
  fix: "Correct the named argument.",
});
export const badDate = defineError("BAD_DATE", {
  cause: "The text cannot be read as a date.",
  fix: "Write the date as 115/03/05, 民國115年3月5日 or 2026-03-05.",
});
export const unknownProduct = defineError("UNKNOWN_PRODUCT", {
  cause: "The product code is not in the catalogue.",
  fix: "Use a code of the catalogue, or enter the benefits by rule type.",
});
export const internalFault = defineError("INTERNAL", {
  cause: "The request could not be answered.",
  fix: "Report the request and the version to support.",
});

/** Shipped errors by code, for help pages and tests. */
export const ERRORS = [
  badJson,
  unknownFn,
  badArgs,
  badDate,
  unknownProduct,
  internalFault,
] as const;
