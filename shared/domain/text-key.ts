/** Words as compared, not as shown: «Урал», «урал » and « УРАЛ» are one, and so are «ё» and «е». */
export const textKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
