/** The groups of staff; the sign-in of each person carries one or more. */
export const groups = ['manager', 'head', 'marketer', 'office', 'director', 'operator'] as const;
export type Group = (typeof groups)[number];

/** Who decides: a person of the staff, a visitor of a public page, another system, or a robot of ours. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly id: string;
      readonly groups: readonly Group[];
      /** Absent people whose records are as this person's own. */
      readonly standsInFor?: readonly string[];
    }
  | { readonly kind: 'public' }
  | { readonly kind: 'erp'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string };

/** Whose records are an actor's own: theirs, and those of the people they stand in for. */
export const actsFor = (actor: Actor): string[] =>
  actor.kind === 'staff' ? [actor.id, ...(actor.standsInFor ?? [])] : [];

export const isIn = (actor: Actor, ...any: readonly Group[]): boolean =>
  actor.kind === 'staff' && actor.groups.some((group) => any.includes(group));
