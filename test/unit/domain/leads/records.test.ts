import { describe, expect, it } from '@jest/globals';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import { addTask } from '../../../../shared/domain/tasks/add-task.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, accountWith, leadId, personId, personWith } from '../../../support/domain/leads.ts';

const inn = '7707083893';

describe('What a conversion looks at', () => {
  async function storeWith(...accounts: Parameters<typeof accountWith>[0][]) {
    const context = contextOf(anna);
    const clock = { now: () => Promise.resolve(monday) };
    const records = new MemoryRecords({ clock, newId: context.newId });
    const plans = accounts.map((fields) => {
      const account = accountWith({ ...fields, version: 1 });
      const key = claim({ key: `tax/${account.taxId ?? account.id}`, holder: account });
      return together(change(undefined, account, { type: 'AccountOpened', data: { personId } }), key);
    });
    const person = change(undefined, personWith({ version: 1 }), { type: 'PersonAppeared', data: { source: 'site' } });
    await commitPlan(records, together(person, ...plans), context);
    return records;
  }
  const idsOf = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id).sort();

  it('is every account of the INN, each once', async () => {
    const records = await storeWith(
      { id: idOf(0x310), taxId: inn },
      { id: idOf(0x311), taxId: `${inn}+773601001` },
      { id: idOf(0x312), taxId: '7728168971' },
    );
    const both = [idOf(0x310), idOf(0x311)];
    expect(idsOf((await conversionRecords({ personId, taxId: inn }, records)).sameTaxId)).toEqual(both);
    expect(idsOf((await conversionRecords({ personId, taxId: `${inn}/773601001` }, records)).sameTaxId)).toEqual(both);
  });

  it('is nobody’s account for a tax id that is none, or not said', async () => {
    const records = await storeWith({ id: idOf(0x310), taxId: inn });
    for (const taxId of [{}, { taxId: 'nonsense' }])
      expect(await conversionRecords({ personId, ...taxId }, records)).toEqual({
        person: personWith({ version: 1 }),
        known: undefined,
        sameTaxId: [],
      });
  });

  it('is the account the lead names, or its person’s', async () => {
    const records = await storeWith({ id: accountId, taxId: inn });
    const { known, sameTaxId } = await conversionRecords({ personId, accountId, taxId: inn }, records);
    expect([known?.id, idsOf(sameTaxId)]).toEqual([accountId, [accountId]]);
  });

  it('is an account that holds the tax id, also while no list shows it, and with its KPP', async () => {
    const records = await storeWith({ id: idOf(0x310), taxId: '7728168971' });
    const hidden = { ...accountWith({ id: idOf(0x320), version: 1 }), taxId: `${inn}+773601001` };
    const opened = change(undefined, { ...hidden, taxId: '1' }, { type: 'AccountOpened', data: { personId } });
    const keys = claim({ key: `tax/${inn}+773601001`, holder: hidden }, { key: `tax/${inn}`, holder: hidden });
    await commitPlan(records, together(opened, keys), contextOf(anna));
    for (const taxId of [inn, `${inn}/773601001`])
      expect(idsOf((await conversionRecords({ personId, taxId }, records)).sameTaxId)).toEqual([hidden.id]);
    expect((await conversionRecords({ personId, taxId: '7707083893/773601002' }, records)).sameTaxId).toEqual([]);
  });

  it('is the key of a mail domain nobody holds, and the task a refused one left', async () => {
    const records = await storeWith({ id: accountId, taxId: inn });
    const { plan: asking, task } = addTask({
      id: idOf(0x600),
      subject: { kind: 'lead', id: leadId },
      about: 'tax-id-wrong',
      dueAt: monday,
    });
    await commitPlan(records, together(asking, claim({ key: 'domain/held', holder: accountWith() })), contextOf(anna));
    const keyOf = async (fields: { mailDomainKey: string; accountId?: string }) =>
      (await conversionRecords({ personId, ...fields }, records)).freeDomainKey;
    expect([
      await keyOf({ mailDomainKey: 'free' }),
      await keyOf({ mailDomainKey: 'held' }),
      await keyOf({ mailDomainKey: 'free', accountId }),
    ]).toEqual(['free', undefined, undefined]);
    expect((await conversionRecords({ personId, conversionTask: task.id }, records)).task).toEqual(task);
    expect(await conversionRecords({ personId }, records)).not.toHaveProperty('task');
  });

  it('is nothing that the lead does not name', async () => {
    const records = await storeWith({ id: accountId, taxId: inn });
    const read: string[] = [];
    const holderOf = (key: string) => {
      read.push(key);
      return records.holderOf(key);
    };
    const get: typeof records.get = (kind, id) => {
      read.push(`${kind} ${id}`);
      return records.get(kind, id);
    };
    const list = records.list.bind(records);
    await conversionRecords({ personId }, { get, holderOf, list, getMany: records.getMany.bind(records) });
    expect(read).toEqual([`person ${personId}`]);
  });

  it('is never without the person', async () => {
    const records = await storeWith();
    await expect(conversionRecords({ personId: idOf(0x2ff) }, records)).rejects.toThrow(
      `the person ${idOf(0x2ff)} of a lead does not exist`,
    );
  });
});
