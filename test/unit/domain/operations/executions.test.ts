import { describe, expect, it } from '@jest/globals';
import {
  type Execution,
  type ExecutionState,
  type ExecutionStatus,
  listExecutions,
  type WorkflowName,
} from '../../../../shared/domain/operations/executions.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock, waitingWith } from '../../../support/domain/stores.ts';

const named = (name: string, status: ExecutionStatus = 'running'): Execution => ({
  name,
  arn: `arn:${name}`,
  status,
  startedAt: monday,
});
const lead = { kind: 'lead', id: leadId } as const;
/** The execution of the present generation of a record of `leadAt` or `dealAt`. */
const present = (id: string): string => `${id}-2`;
const minutesAgo = (minutes: number): string => new Date(Date.parse(monday) - minutes * 60_000).toISOString();

/** Step Functions with pages of executions, by the cursor each is asked for with, and what was asked of it. */
async function plant(pages: Readonly<Record<string, readonly Execution[]>>, ...records: readonly AnyRecord[]) {
  const clock = new ToldClock();
  const store = await storeOf(clock, ...records);
  const asked: [WorkflowName, ExecutionStatus, string | undefined][] = [];
  const cursors = Object.keys(pages);
  const reading = {
    records: store,
    clock,
    executions: {
      list: (machine: WorkflowName, status: ExecutionStatus, { cursor }: { cursor?: string | undefined }) => {
        asked.push([machine, status, cursor]);
        const next = cursors[cursors.indexOf(cursor ?? '') + 1];
        return Promise.resolve({ items: pages[cursor ?? ''] ?? [], ...(next !== undefined && { next }) });
      },
    },
  };
  const list = (state: ExecutionState, machine: WorkflowName = 'leads', limit = 2) =>
    listExecutions({ machine, state, limit }, reading);
  return { store, asked, list };
}

describe('a list of executions', () => {
  it('says of each what it follows, at which stage, and when it wakes', async () => {
    const { store, list } = await plant({ '': [named(present(leadId))] }, leadAt('mql'));
    store.park(lead, waitingWith({ until: '2026-03-03T07:00:00.000Z' }));
    expect((await list('running')).items).toEqual([
      {
        ...named(present(leadId)),
        follows: {
          ...{ kind: 'lead', id: leadId, generation: 2, stage: 'mql', until: '2026-03-03T07:00:00.000Z' },
          ...{ overdue: false, abandoned: false },
        },
      },
    ]);
  });

  it('asks for what runs, what failed, was stopped or ended well by their own status', async () => {
    const { asked, list } = await plant({ '': [] });
    for (const state of ['running', 'failed', 'aborted', 'succeeded'] as const) await list(state, 'project');
    expect(asked.map(([machine, status]) => [machine, status])).toEqual(
      ['running', 'failed', 'aborted', 'succeeded'].map((status) => ['project', status]),
    );
  });

  it('says nothing of what is no record any more, nor of imports', async () => {
    const { list } = await plant({ '': [named(present(idOf(7)))] });
    expect((await list('running')).items).toEqual([named(present(idOf(7)))]);
    expect((await list('running', 'import')).items).toEqual([named(present(idOf(7)))]);
  });

  it('calls what ended abandoned while its record lives on and has no later one', async () => {
    const ended = [named(present(leadId), 'failed'), named(`${leadId}-1`, 'failed'), named(present(idOf(2)), 'failed')];
    const { list } = await plant({ '': ended }, leadAt('mql'), leadAt('rejected', { id: idOf(2) }));
    expect((await list('failed')).items.map(({ follows }) => follows?.abandoned)).toEqual([true, false, false]);
  });

  it('knows until when none waits that runs no more', async () => {
    const { store, list } = await plant({ '': [named(present(leadId), 'failed')] }, leadAt('mql'));
    store.park(lead, waitingWith());
    expect((await list('failed')).items[0]?.follows?.until).toBeUndefined();
  });

  it('is told of a cursor behind which there are more', async () => {
    const { list } = await plant({ '': [], more: [] });
    expect(await list('running')).toEqual({ items: [], next: 'more' });
  });
});

describe('an execution is overdue', () => {
  it('when its lead or deal is past its deadline', async () => {
    const { list } = await plant({ '': [named(present(leadId))] }, leadAt('mql', { alarms: [] }));
    expect((await list('overdue')).items).toHaveLength(1);
    const deals = await plant({ '': [named(present(dealId))] }, dealAt('new-deal', { alarms: [] }));
    expect((await deals.list('overdue', 'project')).items).toHaveLength(1);
  });

  it('when its alarm should have rung more than five minutes ago', async () => {
    const { store, list } = await plant({ '': [named(present(leadId))] }, leadAt('mql'));
    store.park(lead, waitingWith({ until: minutesAgo(5) }));
    expect((await list('overdue')).items).toEqual([]);
    store.park(lead, waitingWith({ until: minutesAgo(6) }));
    expect((await list('overdue')).items).toHaveLength(1);
  });

  it('never, once it was overtaken, or its record needs none or is gone', async () => {
    const executions = [named(`${leadId}-1`), named(present(idOf(2))), named(present(idOf(7)))];
    const { store, list } = await plant(
      { '': executions },
      leadAt('mql', { alarms: [] }),
      leadAt('rejected', { id: idOf(2), alarms: [] }),
    );
    store.park(lead, waitingWith({ until: minutesAgo(60) }));
    store.park({ kind: 'lead', id: idOf(2) }, waitingWith({ until: minutesAgo(60) }));
    expect((await list('overdue')).items).toEqual([]);
  });
});

describe('the list of overdue executions', () => {
  const overdue = (n: number): AnyRecord => leadAt('mql', { id: idOf(n), alarms: [] });

  it('is looked for page by page until there are enough', async () => {
    const pages = {
      '': [named(present(leadId))],
      two: [named(present(idOf(2)))],
      three: [named(present(idOf(3)))],
      four: [],
    };
    const { asked, list } = await plant(pages, leadAt('mql'), overdue(2), overdue(3));
    const { items, next } = await list('overdue');
    expect([items.map(({ name }) => name), next]).toEqual([[present(idOf(2)), present(idOf(3))], 'four']);
    expect(asked.map(([, status, cursor]) => [status, cursor])).toEqual(
      [undefined, 'two', 'three'].map((cursor) => ['running', cursor]),
    );
  });

  it('ends with the last page', async () => {
    const { list } = await plant({ '': [], two: [named(present(idOf(2)))] }, overdue(2));
    expect(await list('overdue')).toMatchObject({ items: [{ name: present(idOf(2)) }] });
    expect(await list('overdue')).not.toHaveProperty('next');
  });

  it('goes on with the next call after ten pages', async () => {
    const pages = Object.fromEntries(
      ['', ...Array.from({ length: 12 }, (_, n) => `c${String(n)}`)].map((c) => [c, []]),
    );
    const { asked, list } = await plant(pages);
    expect(await list('overdue')).toEqual({ items: [], next: 'c9' });
    expect(asked).toHaveLength(10);
  });
});
