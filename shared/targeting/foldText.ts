import { toHalfWidth } from "#shared/insurance/fullWidth.ts";

/** The form in which free text is compared: full width and case do not count, 台 and 臺 are one. */
export const foldText = (text: string): string =>
  placeForm(toHalfWidth(text.normalize("NFC")).toLowerCase());

/** 台北市 and 臺北市 are one town; addresses come with both. */
export const placeForm = (text: string): string => text.trim().replaceAll("台", "臺");
