/** Cyrillic capitals that look like Latin ones, which people type into order numbers without seeing it. */
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** Every letter that has a Latin look-alike made Latin. Capitals only: in lower case fewer look alike. */
export const asLatin = (capitals: string): string =>
  capitals.replace(/[АВЕКМНОРСТУХ]/g, (letter) => lookAlikes[letter] ?? letter);
