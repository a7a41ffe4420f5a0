import type { Plant } from './imports.ts';

/** What there is beside imports: records, keys, and what is kept with people. */
export const standing = ({ records, people: { items } }: Plant) => ({
  records: records.all.filter(({ kind }) => kind !== 'import'),
  claims: records.claims,
  items: [...items.keys()],
});
