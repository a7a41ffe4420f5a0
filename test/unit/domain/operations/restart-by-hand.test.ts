import { beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkflowName } from '../../../../shared/domain/operations/executions.ts';
import { restartByHand } from '../../../../shared/domain/operations/restart-by-hand.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import { seeds } from '../../../../settings/seeds.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

let started: string[];
let inputs: Map<string, string>;
beforeEach(() => {
  started = [];
  inputs = new Map();
});

async function plant(...records: readonly AnyRecord[]) {
  const clock = new ToldClock();
  const store = await storeOf(clock, ...records);
  const services = {
    records: store,
    clock,
    policies: policiesOf(store, seeds),
    newId: contextOf(operator).newId,
    executions: {
      find: (machine: WorkflowName, name: string) => {
        const input = machine === 'import' ? inputs.get(name) : undefined;
        return Promise.resolve(
          input === undefined
            ? undefined
            : ({ name, arn: `arn:${name}`, status: 'failed', startedAt: monday, input } as const),
        );
      },
    },
    runs: {
      start: (key: string, name: string) => {
        started.push(`${key} ${name}`);
        return Promise.resolve();
      },
    },
    wallNow: clock.wallNow,
  };
  return { store, restart: (machine: WorkflowName, name: string) => restartByHand(machine, name, services, operator) };
}

describe('restarting an execution by hand', () => {
  it('raises the generation of what it follows, in the name of who asked', async () => {
    const { store, restart } = await plant(leadAt('mql'), dealAt('new-deal'));
    expect(await restart('leads', `${leadId}-2`)).toBe(`${leadId}-3`);
    expect(await restart('project', `${dealId}-2`)).toBe(`${dealId}-3`);
    expect(await store.get('lead', leadId)).toMatchObject({ generation: 3, version: 6 });
    expect(store.facts).toMatchObject([
      { type: 'LeadRestarted', generation: 3, by: { id: operator.id }, data: { why: 'restarted by hand' } },
      { type: 'DealRestarted', generation: 3 },
    ]);
  });

  it('is refused where nothing is followed under this name', async () => {
    const { restart } = await plant(leadAt('mql'));
    const missing = { details: { status: 404, code: 'not-found' } };
    await expect(restart('leads', `${idOf(9)}-1`)).rejects.toMatchObject(missing);
    await expect(restart('project', `${leadId}-2`)).rejects.toMatchObject(missing);
  });

  it('is refused where nothing has to be followed any more', async () => {
    const { restart } = await plant(leadAt('rejected'));
    await expect(restart('leads', `${leadId}-2`)).rejects.toMatchObject({
      details: {
        status: 422,
        code: 'needs-no-execution',
        detail: `lead ${leadId} is rejected: nothing has to follow it`,
      },
    });
  });

  it('is refused for one that was overtaken, with the name of the one that counts', async () => {
    const { store, restart } = await plant(leadAt('mql'));
    await expect(restart('leads', `${leadId}-1`)).rejects.toMatchObject({
      details: {
        ...{ status: 422, code: 'overtaken' },
        detail: `${leadId}-2 follows lead ${leadId} by now: restart that one`,
      },
    });
    expect(store.facts).toEqual([]);
  });
});

describe('restarting an import by hand', () => {
  const anImport = (state: object): AnyRecord =>
    ({
      ...{ kind: 'import', id: idOf(5), version: 4, of: 'leads', fileName: 'leads.csv', dryRun: false, state },
      ...{ by: { kind: 'staff', id: operator.id }, openedAt: monday, rejectedByPart: [] },
      cursor: { byte: 0, row: 2, tries: 0 },
      rows: { imported: 0, unchanged: 0, rejected: 0 },
    }) as AnyRecord; // as the adapters would read it
  const input = JSON.stringify({ key: `imports/${idOf(5)}.csv` });

  it.each([[{ name: 'running' }], [{ name: 'undoing', pass: 'rows' }]])(
    'goes on with its file under a name of its own, %j',
    async (state) => {
      inputs.set('0c5f', input);
      const { restart } = await plant(anImport(state));
      const name = `${idOf(5)}-4-${String(Date.parse(monday) / 1000)}`;
      expect(await restart('import', '0c5f')).toBe(name);
      expect(started).toEqual([`imports/${idOf(5)}.csv ${name}`]);
    },
  );

  it('is refused once it is through', async () => {
    inputs.set('0c5f', input);
    const { restart } = await plant(anImport({ name: 'done', at: monday }));
    await expect(restart('import', '0c5f')).rejects.toMatchObject({
      details: { status: 422, code: 'needs-no-execution', detail: `import ${idOf(5)} is done: nothing is left to do` },
    });
    expect(started).toEqual([]);
  });

  it.each([[undefined], ['{}'], [JSON.stringify({ key: 'elsewhere.csv' })], [input]])(
    'is refused where there is no import: %j',
    async (given) => {
      if (given !== undefined) inputs.set('0c5f', given);
      const { restart } = await plant();
      await expect(restart('import', '0c5f')).rejects.toMatchObject({
        details: { status: 404, code: 'not-found', detail: 'there is no execution 0c5f' },
      });
    },
  );
});
