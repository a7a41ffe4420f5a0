/** A customer who is won back, as acts for a plant. */
import type { Account } from '../../../shared/domain/accounts/account.ts';
import type { FactDraft } from '../../../shared/domain/facts/draft.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { recordPurchase } from '../../../shared/domain/purchases/change-purchase.ts';
import { purchaseId } from '../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { mailOf } from '../../../shared/domain/refresh/person-mail.ts';
import { beginWinBack } from '../../../shared/domain/win-backs/begin.ts';
import { countsId } from '../../../shared/domain/win-backs/counts.ts';
import { explainSilence } from '../../../shared/domain/win-backs/explain-silence.ts';
import { callOf } from '../../../shared/domain/win-backs/call.ts';
import { stopWinBack } from '../../../shared/domain/win-backs/stop-win-back.ts';
import type { SilenceCause } from '../../../shared/domain/win-backs/silence-causes.ts';
import { type Action, isAutomatic, type WinBack } from '../../../shared/domain/win-backs/win-back.ts';
import { offerWith } from '../domain/campaigns.ts';
import { contextOf, idOf } from '../domain/contexts.ts';
import { accountId, accountWith, personId, personWith } from '../domain/leads.ts';
import { listedWith, today } from '../domain/win-backs.ts';
import type { Act, Plant } from './plant.ts';
import { anna, office } from './staff.ts';

const robot = { kind: 'system', id: 'return' } as const;
const consent = { textVersion: '1', at: '2026-01-01T07:00:00.000Z', evidenceId: idOf(0x9) };
export const address = 'ivan@customer.example';
export const offer = offerWith({ until: '2026-03-31', forWinBacks: true });
const firstOrder = '2026-01-01';

const found = async <K extends 'account' | 'person' | 'win-back'>(records: Records, kind: K, id: string) => {
  const record = await records.get(kind, id);
  if (!record) throw new Error(`there is no ${kind} ${id}`);
  return record;
};

/** An account of Anna's that bought two months ago, and somebody there who agreed to letters. */
export async function knows({ records, people }: Plant, person: Partial<Person> = {}): Promise<void> {
  const account = accountWith({ company: 'Завод', owner: anna.id });
  const reader = personWith({ accountId: account.id, consents: { marketing: consent }, ...person });
  const plan = together(change(undefined, account), change(undefined, reader), change(undefined, offer));
  await commitPlan(records, together(plan, orderPlan('1', firstOrder)), contextOf(office));
  const value = { name: 'Иван Примеров', email: address };
  await people.put([{ kind: 'contacts', of: personId, id: personId, value }]);
}

const orderPlan = (orderNumber: string, on: string) =>
  recordPurchase(undefined, {
    id: purchaseId('voronka-demo', { number: orderNumber, on }),
    amount: { netMinor: 100_000, currency: 'RUB', vatPercent: 22 },
    ...{ accountId, orderNumber, on, source: 'erp' },
  }).plan;

/** The ERP tells of an order of theirs. */
export const orders = (orderNumber: string, on: string): Act => ({
  by: { kind: 'system', id: 'erp' },
  decide: () => Promise.resolve({ ok: true, plan: orderPlan(orderNumber, on) }),
});

/** The night's run begins to win it back. */
export const begins = (action: Action, { isHeldOut = false }: { readonly isHeldOut?: boolean } = {}): Act => ({
  by: robot,
  decide: async (records, context) => {
    const { return: returning } = context.policy;
    const letters =
      action === 'letters' ? returning.letters : [{ letter: returning.quarterLetters[0] ?? '', afterDays: 0 }];
    const reader = { person: await found(records, 'person', personId), letters };
    const counts = await records.get('win-back-counts', countsId);
    const { plan } = beginWinBack(
      {
        ...{ account: await found(records, 'account', accountId), action, listed: listedWith(), today, counts },
        ...(isAutomatic(action) && { reader, ...(action === 'letters' && { offer }) }),
        lastOrder: undefined,
      },
      context,
    );
    const [begun, ...changes] = plan.changes;
    if (!isHeldOut || begun?.record.kind !== 'win-back') return { ok: true, plan };
    const held = { ...begun, record: { ...begun.record, heldOut: true as const } };
    return { ok: true, plan: { ...plan, changes: [held, ...changes] } };
  },
});

export const explains = (cause: SilenceCause): Act => ({
  by: anna,
  decide: async (records, context) => {
    const account = await found(records, 'account', accountId);
    const winBack = await found(records, 'win-back', account.winBack?.id ?? '');
    return explainSilence(winBack, cause, { account, task: await callOf(winBack, records) }, context);
  },
});

export const stopsWinBack: Act = {
  by: anna,
  decide: async (records, context) => {
    const account = await found(records, 'account', accountId);
    return stopWinBack(await found(records, 'win-back', account.winBack?.id ?? ''), account.owner, context);
  },
};

/** Something of the reader changes, and a fact tells of it. */
export const changesReader = (
  type: FactDraft['type'],
  fields: (person: Person) => Partial<Person>,
  data = {},
): Act => ({
  by: { kind: 'public' },
  decide: async (records) => {
    const person = await found(records, 'person', personId);
    const after = { ...person, ...fields(person), version: person.version + 1 };
    return { ok: true, plan: change(person, after, { type, data } as FactDraft) };
  },
});

/** They write to us, or ask for something. */
export const signals = (signal: 'replied' | 'asked' | 'consentWithdrawn', type: FactDraft['type'], data = {}): Act =>
  changesReader(
    type,
    (person) => {
      const mail = mailOf(person);
      return { mail: { ...mail, signals: { ...mail.signals, [signal]: '2026-03-03T07:00:00.000Z' } } };
    },
    data,
  );

export const unsubscribes = changesReader(
  'LettersUnsubscribed',
  (person) => ({ mail: { ...mailOf(person), unsubscribed: ['return'] } }),
  { topic: 'return', letterId: idOf(0x9) },
);

/** What changes of the account besides. */
export const changesAccount = (fields: Partial<Account>, ...facts: readonly FactDraft[]): Act => ({
  by: anna,
  decide: async (records) => {
    const account = await found(records, 'account', accountId);
    return { ok: true, plan: change(account, { ...account, ...fields, version: account.version + 1 }, ...facts) };
  },
});

export const winBackOf = ({ records }: Plant): WinBack => {
  const winBack = records.all.find((record) => record.kind === 'win-back');
  if (winBack?.kind !== 'win-back') throw new Error('there is no win-back');
  return winBack;
};
