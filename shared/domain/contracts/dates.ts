/** The days of a contract, and how far it is. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Context } from '../records/context.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Contract } from './contract.ts';

type Dated = Pick<Contract, 'on' | 'validUntil' | 'signedOn' | 'state'>;

const today = ({ at, policy }: Context): string => dayOf(at, policy.calendar.timeZone);

/** What has a day it was signed on is signed; what is signed without one was signed today. */
export function signed<T extends Dated>(contract: T, context: Context): T {
  if (contract.state === 'signed') return { ...contract, signedOn: contract.signedOn ?? today(context) };
  const isBefore = contract.state === 'draft' || contract.state === 'sent';
  return isBefore && contract.signedOn !== undefined ? { ...contract, state: 'signed' } : contract;
}

/** Why a contract cannot have these days. */
export function datesRefusal({ on, validUntil, signedOn }: Dated, context: Context): Refused | undefined {
  // Stryker disable next-line ConditionalExpression: no text is before another that is undefined
  if (validUntil !== undefined && validUntil < on)
    return refuse('valid-before', `it is of ${on}; it cannot end on ${validUntil}, before that`);
  // Stryker disable next-line ConditionalExpression: nor after it
  if (signedOn !== undefined && signedOn > today(context))
    return refuse('day-ahead', `signedOn: ${signedOn} has not come; today is ${today(context)}`);
  return undefined;
}
