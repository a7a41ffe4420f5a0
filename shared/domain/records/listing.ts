import type { Listing } from './records.ts';

/** What the sort keys of a listing begin with: those of what is of one kind with that; a board has one kind only. */
export function prefixOf(listing: Listing): string {
  if (listing.index === 'board') return listing.begins ?? '';
  return listing.kind === undefined ? '' : `${listing.kind}/${listing.begins ?? ''}`;
}
