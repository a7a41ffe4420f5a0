/** Words in both languages of the product. */
export type Said = { readonly en: string; readonly ru: string };
