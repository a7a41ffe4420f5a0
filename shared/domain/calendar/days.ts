/** Days of the plant, `2026-03-01`: from the first on, and before the one after the last. */
export type Days = { readonly first: string; readonly after: string };

/** Whether something is of these days. */
export const isOnDayOf =
  ({ first, after }: Days) =>
  ({ on }: { readonly on: string }): boolean =>
    first <= on && on < after;
