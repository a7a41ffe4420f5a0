/** A region as compared: people write «Урал», «урал » and « УРАЛ» for one place. */
export const regionKey = (region: string): string =>
  region.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
