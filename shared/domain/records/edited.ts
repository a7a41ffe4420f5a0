/** An edit of a record by its fields: what was said, and what of it is other than before. */

/** The record with the fields that were said, and without those said to be `null`. */
export const edited = <R extends object>(before: R, changes: object): R =>
  Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)) as R; // every field has its own type or is left out

/** The names of the fields that two states of a record do not share. */
export const editedFields = (before: object, after: object): string[] => {
  const one = new Map(Object.entries(before));
  const other = new Map(Object.entries(after));
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return names.filter((name) => JSON.stringify(one.get(name)) !== JSON.stringify(other.get(name)));
};
