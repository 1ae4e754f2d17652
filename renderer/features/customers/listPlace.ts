import type { ListOrder } from "./useCustomerPages.ts";

type ListPlace = { q: string; order: ListOrder; offsetPx: number; active: number };

/**
 * Where one was in the list, for as long as the window lives: who opens a person and comes back finds
 * the search, the order and the row again (DESIGN, Layout).
 */
export const listPlace: ListPlace = {
  q: "",
  order: { sort: "updatedAt", descending: true },
  offsetPx: 0,
  active: 0,
};

/** The place for this list; another search or order begins at its top. */
export function placeIn(q: string, order: ListOrder): ListPlace {
  if (listPlace.q !== q || listPlace.order !== order) {
    Object.assign(listPlace, { q, order, offsetPx: 0, active: 0 });
  }
  return listPlace;
}
