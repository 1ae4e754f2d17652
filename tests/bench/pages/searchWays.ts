/** How SQL looks for a text: every row read through, or by its full-text index. */
export const SEARCH_WAYS = ["like", "fullText"] as const;
export type SearchWay = (typeof SEARCH_WAYS)[number];
