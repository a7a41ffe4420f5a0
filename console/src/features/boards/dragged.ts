import type { BoardCard } from './api.ts';

/** The card that is being dragged, if one is. */
export const cardIn = (data: Readonly<Record<string | symbol, unknown>>): BoardCard | undefined =>
  data.card as BoardCard | undefined; // put there by the card itself
