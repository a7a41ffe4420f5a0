/** Which field a term comes from. */
export type Field = 'company' | 'name' | 'phone' | 'email' | 'tax-id' | 'number' | 'id';

/** Where a term is looked up: company and person share their words, since nobody says which they type. */
export type Shelf = 'word' | Exclude<Field, 'company' | 'name'>;
export const shelfOf = (field: Field): Shelf => (field === 'company' || field === 'name' ? 'word' : field);

/** Shorter than this, a beginning would be that of half of all records. */
export const shortest = { word: 2, email: 3, phone: 4, 'tax-id': 4, number: 2, id: 6 } as const satisfies Record<
  Shelf,
  number
>;
