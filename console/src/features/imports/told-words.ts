/** What the API says of files and rows, which it says in English, in the language of the page. */
import { useTranslation } from 'react-i18next';

type Parts = Readonly<Record<number, string | undefined>>;
type Told = readonly [pattern: RegExp, key: string];

const allowed = [
  [/^a value$/, 'value'],
  [/^a value, at /, 'valueAt'],
  [/^a value, for a product/, 'newProduct'],
  [/^at most (\d+) characters$/, 'length'],
  [/^a name with letters or digits$/, 'companyName'],
  [/^a date: /, 'date'],
  [/^a month, /, 'period'],
  [/^a date not after today/, 'pastDate'],
  [/^a date not before it was opened/, 'notBeforeOpened'],
  [/^a date not before it was received/, 'notBeforeReceived'],
  [/^a sum with /, 'sum'],
  [/^at most ([\d.e+]+)$/, 'most'],
  [/^a percentage /, 'percent'],
  [/^an INN /, 'taxId'],
  [/^an e-mail address$/, 'email'],
  [/^an e-mail or a phone$/, 'contact'],
  [/^a phone number /, 'phone'],
  [/^a quantity/, 'quantity'],
  [/^a whole number from (\d+) to (\d+)$/, 'between'],
  [/^a whole number$/, 'whole'],
  [/^a currency/, 'currency'],
  [/^a stage of [^:]+: (.+)$/, 'stages'],
  [/^an order that no other deal has$/, 'orderTaken'],
  [/^an order of this account/, 'orderOfAnother'],
  [/^a channel, a campaign or a team$/, 'where'],
  [/^(.+), as it is recorded$/, 'recorded'],
  [/^a code that is no other .+ that of (.+)$/, 'codeTaken'],
  [/^a code of one row: row (\d+)/, 'codeTwice'],
  [/^whose it is, at /, 'owner'],
  [/^a contact of somebody there is$/, 'contactUnknown'],
  [/^a contact nobody else has$/, 'contactTaken'],
  [/^a name only one account has/, 'nameTwice'],
  [/^a deal, a lead, an order, /, 'about'],
] as const satisfies readonly Told[];

const why = [
  [/^a quotation mark opens/, 'quote'],
  [/^the first row holds no titles/, 'titles'],
  [/^the file has \d+ bytes/, 'large'],
  [/^the file is UTF-16/, 'utf16'],
  [/^the file is not text/, 'notText'],
  [/^the file begins in UTF-8/, 'mixed'],
  [/^there is no column (.+); there are (.+)$/, 'column'],
] as const satisfies readonly Told[];

/** Finds what was told; its parts are called 0, 1 and so on. */
function known<T extends Told>(all: readonly T[], told: string): readonly [key: T[1], parts: Parts] | undefined {
  for (const [pattern, key] of all) {
    const match = pattern.exec(told);
    if (match) return [key, { 0: match[1], 1: match[2] }];
  }
  return undefined;
}

/** What would have been right in a cell; as the API says it where it is no sentence but a list of titles. */
export function useAllowedWords(): (told: string) => string {
  const { t } = useTranslation('imports');
  return (told) => {
    const found = known(allowed, told);
    return found ? t(`allowed.${found[0]}`, found[1]) : told;
  };
}

/** Why a file could not be read. */
export function useWhyWords(): (told: string) => string {
  const { t } = useTranslation('imports');
  return (told) => {
    const found = known(why, told);
    return found ? t(`why.${found[0]}`, found[1]) : told;
  };
}
