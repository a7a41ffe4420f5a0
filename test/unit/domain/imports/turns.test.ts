import { describe, expect, it } from '@jest/globals';
import type { ImportKind } from '../../../../shared/domain/imports/import.ts';
import { rowKinds } from '../../../../shared/domain/imports/kinds/row-kinds.ts';
import { plantWith } from '../../../support/domain/imports.ts';

const inn = '7707083893';
const [email, phone, mobile] = ['ivan@zavod.example', '+74951234567', '+79161234567'];
const [company, taxId] = ['ООО «Завод»', `${inn}+770701001`];
const called = [`inn/${inn}`, 'name/завод', 'namesake/завод'];
const about = { company, taxId, email, phone, deal: '17', lead: '5', order: 'З-7' };
const aboutKeys = [...called, email, phone, 'deal/17', 'lead/5', 'order/З-7'];
const cost = { costKind: 'marketing', period: { from: '2026-02-01', to: '2026-02-28' }, channel: 'site' };

/** For each kind a row that says all that rows can share, with the keys of that, and one that says as little as it may. */
const rows: Readonly<Record<ImportKind, readonly (readonly [row: object, keys: readonly unknown[]])[]>> = {
  accounts: [
    [{ company, taxId, email, phone, mobile }, [...called, email, phone, mobile]],
    [{ company }, ['name/завод', 'namesake/завод']],
  ],
  persons: [
    [{ company, taxId, email, phone, mobile }, [...called, email, phone, mobile]],
    [{ mobile }, [mobile]],
  ],
  purchases: [
    [{ account: company, taxId, order: '№ з-07', date: '2026-02-02' }, [...called, 'З-7']],
    [{ account: company, order: '1', date: '2026-02-02' }, ['name/завод', 'namesake/завод', '1']],
  ],
  deals: [
    [
      { account: company, taxId, email, phone, mobile, externalId: '17', order: 'З-7' },
      [...called, email, phone, mobile, 'came/deal/17', 'order/З-7'],
    ],
    [{ account: company, externalId: '17' }, ['name/завод', 'namesake/завод', 'came/deal/17']],
  ],
  leads: [
    [{ email, phone, mobile, externalId: '5' }, [email, phone, mobile, 'lead/5']],
    [{ email }, [email]],
  ],
  tasks: [
    [{ ...about, externalId: '1' }, [...aboutKeys, 'came/task/1']],
    [{ lead: '5', externalId: '1' }, ['lead/5', 'came/task/1']],
  ],
  activities: [
    [{ ...about, externalId: '1' }, [...aboutKeys, 'came/activity/1']],
    [{ order: 'З-7', externalId: '1' }, ['order/З-7', 'came/activity/1']],
  ],
  notes: [
    [{ ...about, externalId: '1' }, [...aboutKeys, 'came/note/1']],
    [{ deal: '17' }, ['deal/17', expect.stringMatching(/^came\/note\/as\/[\da-f-]{36}$/)]],
  ],
  consents: [
    [{ email, phone, purpose: 'marketing' }, [email, phone]],
    [{ phone, purpose: 'marketing' }, [phone]],
  ],
  costs: [[cost, [expect.stringMatching(/^came\/cost\/as\/[\da-f-]{36}$/)]]],
  products: [
    [
      { code: ' FC-45', title: 'Привод', titleEn: 'Drive' },
      ['product/code/fc-45', 'product/title/привод', 'product/title/drive'],
    ],
    [{ code: 'FC-45' }, ['product/code/fc-45']],
  ],
};
const kinds = Object.keys(rows) as ImportKind[]; // Object.keys forgets the key type

describe('Rows that may be about one thing follow each other', () => {
  it.each(kinds)('%s by what they have in common', (kind) => {
    for (const [row, keys] of rows[kind]) expect(rowKinds[kind].keysOf(row)).toEqual(keys);
  });

  it('costs by on what, for whom and when they were', () => {
    const { keysOf } = rowKinds.costs;
    const others = [{ costKind: 'sales' }, { period: { ...cost.period, to: '2026-02-01' } }, { channel: 'phone' }];
    expect(new Set([cost, ...others.map((other) => ({ ...cost, ...other }))].map((row) => keysOf(row)[0])).size).toBe(
      4,
    );
  });
});

describe('Rows that open no account', () => {
  const none = ['leads', 'tasks', 'activities', 'notes', 'consents', 'costs', 'products'] as const;

  it.each(none)('have none to take back: %s', async (kind) => {
    const plant = await plantWith();
    for (const [row] of rows[kind]) expect(await rowKinds[kind].accountsOf(row, plant)).toStrictEqual([]);
  });
});
