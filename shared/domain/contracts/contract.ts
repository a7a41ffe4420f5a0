import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { orderKey } from '../purchases/purchase.ts';

export const contractTypes = ['contract', 'invoice'] as const;
export const contractStates = ['draft', 'sent', 'signed', 'ended'] as const;

/** An agreement with a customer, or an invoice: its number, its terms, and how far it is. Its text is a file on it. */
export const Contract = lazily(() =>
  z.strictObject({
    kind: z.literal('contract'),
    id: z.uuid(),
    version: z.int().positive(),
    type: z.enum(contractTypes),
    number: z.string(),
    /** Its date. */
    on: Day,
    /** The legal entity that sells: each numbers its own. */
    seller: z.string(),
    accountId: z.uuid(),
    dealId: z.uuid().optional(),
    amount: Amount.optional(),
    /** The last day of a frame contract. */
    validUntil: Day.optional(),
    signedOn: Day.optional(),
    state: z.enum(contractStates),
  }),
);
export type Contract = z.infer<ReturnType<typeof Contract>>;

/** The key a contract holds on its number: of one seller, type and year, none is given twice. */
export const contractKey = ({ seller, type, on, number }: Pick<Contract, 'seller' | 'type' | 'on' | 'number'>) =>
  `contract/${seller}/${type}/${on.slice(0, 4)}/${orderKey(number)}`;
