/** Who sells, as papers name them. */
import * as z from 'zod';
import { parseTaxId } from '../contacts/tax-id.ts';
import { lazily } from '../lazily.ts';

const line = (max: number) => z.string().trim().min(1).max(max);
const inBoth = () => z.strictObject({ en: line(300), ru: line(300) });

/** What a quote says of the seller: the name, and what else is told. */
export const Seller = lazily(() =>
  z.strictObject({
    name: inBoth(),
    /** In Russia INN, with KPP behind a slash where there is one. */
    taxId: line(30).optional(),
    address: inBoth().optional(),
    phone: z
      .string()
      .regex(/^\+?\d[\d ()-]{4,28}\d$/, 'digits, spaces, hyphens and brackets, for example +7 495 123-45-67')
      .optional(),
    bank: z
      .strictObject({
        name: inBoth(),
        bic: z
          .string()
          .regex(/^(?:\d{9}|[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)$/, 'nine digits, or 8 or 11 signs of SWIFT'),
        account: z.string().regex(/^(?:\d{20}|[A-Z]{2}\d{2}[A-Z\d]{11,30})$/, '20 digits, or an IBAN'),
        correspondentAccount: z
          .string()
          .regex(/^\d{20}$/, '20 digits')
          .optional(),
      })
      .optional(),
  }),
);
export type Seller = z.infer<ReturnType<typeof Seller>>;

type Company = { readonly country: string; readonly seller?: Seller | undefined };

/** In other countries tax ids are written otherwise, and any is taken. */
export const hasRightTaxId = ({ country, seller }: Company): boolean =>
  country !== 'RU' || seller?.taxId === undefined || parseTaxId(seller.taxId).ok;
