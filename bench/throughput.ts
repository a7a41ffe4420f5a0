/** How fast the running system takes leads and moves, as its callers see it. */
import { randomBytes } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { everythingStands } from '../test/support/system/everything-stands.ts';
import { done, form } from '../test/support/system/leads.ts';
import { nobody, staff, system } from '../test/support/system/system.ts';
import { documents, itemsOf } from '../test/support/system/tables.ts';
import { percentile } from './percentile.ts';

export type Speed = {
  readonly connections: number;
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
};
/** Leads: also how fast they are through to where their workflow has parked. */
export type LeadSpeed = Speed & { readonly parkedPerSecond: number };

/** Sends requests over so many connections, each the next as soon as it has an answer. */
async function measure(connections: number, requests: readonly (() => Promise<unknown>)[]): Promise<Speed> {
  const taken: number[] = [];
  const started = performance.now();
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const sent = performance.now();
      await request();
      taken.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return {
    connections,
    requests: requests.length,
    perSecond: requests.length / ((performance.now() - started) / 1000),
    p50Ms: percentile(taken, 0.5),
    p95Ms: percentile(taken, 0.95),
  };
}

/** One address may send 600 requests a minute: the bench is not what that is for. */
async function forgetRates(): Promise<void> {
  for (const { pk, sk } of await itemsOf('Guard'))
    if (String(pk).startsWith('rate/'))
      await documents.send(new DeleteCommand({ TableName: system.tables.Guard, Key: { pk, sk } }));
}

let companies = 0;
const companyOfItsOwn = (): string => `Завод ${randomBytes(4).toString('hex')} № ${String((companies += 1))}`;

/** New leads of new people of companies, from the post to its answer, and until all their workflows have parked. */
export async function leadSpeed(connections: number, count: number, companyOf = companyOfItsOwn): Promise<LeadSpeed> {
  await forgetRates();
  const started = performance.now();
  const post = async (): Promise<void> => {
    const { status, body } = await nobody('POST', '/leads', { body: form({ company: companyOf() }) });
    if (status !== 202) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
  };
  const speed = await measure(
    connections,
    Array.from({ length: count }, () => post),
  );
  await everythingStands(300_000);
  return { ...speed, parkedPerSecond: count / ((performance.now() - started) / 1000) };
}

/** Claims, which are the move new → mql. */
export async function moveSpeed(connections: number, leadIds: readonly string[]): Promise<Speed> {
  const head = staff('head');
  return measure(
    connections,
    leadIds.map((id) => () => done(head('POST', `/leads/${id}/claim`))),
  );
}
