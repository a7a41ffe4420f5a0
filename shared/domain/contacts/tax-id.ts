/** The Russian tax id: INN with its check digits, and KPP, which tells the branches of one company apart. */
import { present } from '../present.ts';

export type TaxId = { readonly inn: string; readonly kpp?: string; readonly kind: 'company' | 'person' };
export type TaxIdProblem = 'not-digits' | 'wrong-length' | 'zeros-only' | 'wrong-checksum' | 'kpp-malformed';
export type ParsedTaxId =
  | { readonly ok: true; readonly taxId: TaxId }
  | { readonly ok: false; readonly problem: TaxIdProblem };

/** Weights of the check digits: order of the Federal Tax Service MM-3-09/664 of 2004-12-03, appendix 1, 3.1. */
const weights = {
  company: [[2, 4, 10, 3, 5, 9, 4, 6, 8]],
  person: [
    [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
    [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  ],
} as const;

const checkDigit = (digits: readonly number[], weight: readonly number[]): number =>
  (weight.reduce((sum, factor, n) => sum + factor * (digits[n] ?? 0), 0) % 11) % 10;

function innProblem(inn: string): TaxIdProblem | undefined {
  if (!/^\d+$/.test(inn)) return 'not-digits';
  if (inn.length !== 10 && inn.length !== 12) return 'wrong-length';
  if (/^0+$/.test(inn)) return 'zeros-only'; // its check digits are right, and nobody has it
  const digits = inn.split('').map(Number);
  const checks = inn.length === 10 ? weights.company : weights.person;
  const right = checks.every((weight) => checkDigit(digits, weight) === digits[weight.length]);
  return right ? undefined : 'wrong-checksum';
}

/** Reads `INN`, `INN/KPP` or `INN KPP`, spaces and a leading «ИНН» allowed. */
export function parseTaxId(text: string): ParsedTaxId {
  const [inn, kpp, ...more] = text
    .toUpperCase()
    .replace(/ИНН|КПП|INN|KPP|[\s/\\,;:]/g, ' ')
    .trim()
    .split(/ +/) as [string, ...string[]]; // there is always a first one
  const problem = innProblem(inn);
  if (problem !== undefined) return { ok: false, problem };
  if (more.length > 0 || (kpp !== undefined && !/^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp)))
    return { ok: false, problem: 'kpp-malformed' };
  return { ok: true, taxId: { inn, kind: inn.length === 10 ? 'company' : 'person', ...present({ kpp }) } };
}

/** The tax id as compared: `INN`, or `INN+KPP`. */
export const taxIdKey = ({ inn, kpp }: Pick<TaxId, 'inn' | 'kpp'>): string =>
  kpp === undefined ? inn : `${inn}+${kpp}`;
