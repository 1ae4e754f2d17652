import { visible } from "#shared/model/text.ts";

/** No text that is searched is longer, in characters. */
export const SEARCH_MAX_LENGTH = 200;

/** What somebody looks for, in the form in which text is searched; pasted text brings what nobody sees. */
export const needleOf = (typed: string): string =>
  searchForm(visible(typed.slice(0, SEARCH_MAX_LENGTH)));

/**
 * The form in which text is searched: full-width and half-width are one, case does not count,
 * and separators that people type or leave out (spaces, hyphens, the name dot) are dropped, with the
 * joiner of emoji, which imports drop as well.
 */
export const searchForm = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\-·・().（）\u200d]/gu, "");

/** Fields of one record in one string; a match never spans two fields. */
export const joinSearchForms = (fields: readonly (string | undefined)[]): string =>
  fields
    .filter((field) => field !== undefined && field !== "")
    .map((field) => searchForm(field as string))
    .join("\n");
