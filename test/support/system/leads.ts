/** Leads on their way through the API, as forms and staff bring them. */
import { randomBytes } from 'node:crypto';
import { type Answer, type Client } from '../../../local/client.ts';
import { nobody, staff } from './system.ts';

let count = 0;

/** A form filled in by somebody new, with what a test wants to be otherwise. */
export function form(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  count += 1;
  const person = `${String(count)}-${randomBytes(4).toString('hex')}`;
  return {
    name: 'Иван Примеров',
    company: 'ООО «Пример»',
    email: `person-${person}@company.example`,
    message: 'Нужны 12 приводов на упаковочную линию',
    product: 'Frequency converter 7.5 kW',
    segment: 'industrial',
    ...fields,
  };
}

/** Posts a form and gives the id of what it became. */
export async function post(fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return idIn(await nobody('POST', '/leads', { body: form(fields) }), 202);
}

/** @throws with the problem, when the status is another */
export function idIn({ status, body }: Answer, expected: number): string {
  if (status !== expected || typeof body.id !== 'string')
    throw new Error(`expected ${String(expected)} and an id: ${String(status)} ${JSON.stringify(body)}`);
  return body.id;
}

/** @throws with the problem, when it is not 200 or 201 */
export async function done(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  if (status !== 200 && status !== 201) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
  return body;
}

const targets = ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'];

/** The answers that make a lead of each segment a target one. */
export const allTarget = (segment: string): Record<string, 'target'> => {
  const criteria: Readonly<Record<string, readonly string[]>> = {
    dealer: ['product', 'region', 'not-competitor', 'contacts'],
    individual: ['product', 'region', 'volume', 'need', 'contacts'],
  };
  return Object.fromEntries((criteria[segment] ?? targets).map((id) => [id, 'target']));
};

/** A lead that this manager has claimed and talked to. */
export async function worked(manager: Client = staff('anna'), fields: Readonly<Record<string, unknown>> = {}) {
  const id = await post(fields);
  await done(manager('POST', `/leads/${id}/claim`));
  await done(
    manager('POST', '/activities', {
      body: { subject: { kind: 'lead', id }, channel: 'call', direction: 'out', result: 'talked' },
    }),
  );
  return id;
}

/** A lead that this manager has parked in the basket `account`. */
export async function parked(manager: Client = staff('anna'), fields: Readonly<Record<string, unknown>> = {}) {
  const id = await worked(manager, fields);
  const body = { to: 'parked', basket: 'account', changes: { criteria: allTarget('industrial') } };
  await done(manager('POST', `/leads/${id}/moves`, { body }));
  return id;
}

/** A deal opened by the conversion of a lead. */
export async function opened(manager: Client = staff('anna'), fields: Readonly<Record<string, unknown>> = {}) {
  const leadId = await worked(manager, fields);
  const segment = typeof fields['segment'] === 'string' ? fields['segment'] : 'industrial';
  const { dealId, accountId } = await done(
    manager('POST', `/leads/${leadId}/moves`, {
      body: { to: 'sql', changes: { need: 'Replace 12 drives', criteria: allTarget(segment) } },
    }),
  );
  return { leadId, dealId: String(dealId), accountId: String(accountId) };
}
