/** Hides what looks like a phone or an e-mail inside free text, until somebody has claimed the lead. */

const hidden = '•••';
const email = /[^\s@<>()[\],;:"]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** Digits with at most two separators between neighbours; a phone has 7 to 15 of them (E.164). */
const digitRun = /[+＋]?\(?\p{Nd}(?:[\s().\-‐-―/]{0,3}\p{Nd}){6,}/gu;

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Amounts are grouped by thousands (1 200 000) and never begin like a phone; dates and order numbers have other shapes. */
function isPhoneLike(run: string, before: string, after: string): boolean {
  const digits = digitsOf(run);
  const isAmount =
    /^\d{1,3}(?:[\s\u00a0]\d{3})+$/.test(run.trim()) &&
    digits.length <= 10 &&
    /^\s*(?:₽|руб|р\.|rub|usd|eur|€|\$|тыс|млн|т\.р)/i.test(after);
  const isPartOfCode = /[\p{L}\p{N}]-?$/u.test(before) && !run.startsWith('+');
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(run);
  return digits.length >= 7 && !isAmount && !isDate && !(isPartOfCode && digits.length < 10);
}

/** The text with every phone and e-mail hidden. In doubt it hides. */
export function maskContacts(text: string): string {
  return text
    .replace(email, hidden)
    .replace(digitRun, (run, offset: number, whole: string) =>
      isPhoneLike(
        run,
        whole.slice(Math.max(0, offset - 2), offset),
        whole.slice(offset + run.length, offset + run.length + 8),
      )
        ? hidden
        : run,
    );
}

export const looksLikeContact = (text: string): boolean => maskContacts(text) !== text;
