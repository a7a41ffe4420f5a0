/** A buyer as an item of `Records`: its score, with an attribute for each purchase beside it, so that a purchase is written without reading the others. */
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Bought, boughtOf, type Buyer, buyerOf } from '../../domain/return/buyer.ts';
import { type Score, scoreId } from '../../domain/return/score.ts';
import type { Purchase } from '../../domain/purchases/purchase.ts';
import type { AnyRecord, Change } from '../../domain/records/records.ts';
import { buyerPk, recordKey } from './keys.ts';

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Attributes = Readonly<Record<string, string | undefined>>;

const mark = 'p#';
/** 64 bits of the id tell the purchases of one account apart. */
const attributeOf = ({ id }: Pick<Purchase, 'id'>): string => mark + id.replaceAll('-', '').slice(-16);

/** `<day> <amount> <currency>`, the cost of the goods where it is known, and behind it, or behind a dash, what else the order cost. */
const textOf = (bought: Bought | undefined): string | undefined =>
  bought &&
  [bought.day, bought.amountMinor, bought.currency, bought.costMinor ?? '-', bought.besidesMinor ?? '-']
    .join(' ')
    .replace(/(?: -)+$/, '');

/** What a record says of a buyer; nothing where an attribute is to go. */
function attributesOf(record: AnyRecord): Attributes {
  if (record.kind === 'purchase')
    return { ...inIndex(record.accountId), [attributeOf(record)]: textOf(boughtOf(record)) };
  if (record.kind !== 'account') return {};
  const { id, segment, mergedInto, winBack } = record;
  return { segment, mergedInto, winBackOn: winBack?.on, ...(mergedInto !== undefined && inIndex(id)) };
}

/** Who has bought, has a score or is an alias stands in the index of buyers. */
export const inIndex = (accountId: string) => ({ buyerPk: buyerPk(accountId), accountId });

/** Where a buyer is: beside its score. */
export const buyerKey = (accountId: string) => recordKey({ kind: 'score', id: scoreId(accountId) });

/** What some records say of their buyers, by account. */
export function buyerAttributes(records: readonly AnyRecord[]): ReadonlyMap<string, Attributes> {
  const buyers = new Map<string, Attributes>();
  for (const record of records) {
    const id = buyerOf(record);
    if (id !== undefined) buyers.set(id, { ...buyers.get(id), ...attributesOf(record) });
  }
  return buyers;
}

/** The buyers that a commit writes, each in one action, which stands on nothing that was there before. */
export const buyerActions = (table: string, changes: readonly Change[]): Action[] =>
  [...buyerAttributes(changes.map(({ record }) => record))].map(([id, attributes]) => {
    const all = Object.entries(attributes).map(([name, value], n) => ({
      name,
      value,
      as: `#${String(n)}`,
      to: `:${String(n)}`,
    }));
    const [kept, gone] = [
      all.filter(({ value }) => value !== undefined),
      all.filter(({ value }) => value === undefined),
    ];
    const set = kept.map(({ as, to }) => `${as} = ${to}`).join(', ');
    const remove = gone.map(({ as }) => as).join(', ');
    return {
      Update: {
        TableName: table,
        Key: buyerKey(id),
        UpdateExpression: `${set && `SET ${set}`}${remove && ` REMOVE ${remove}`}`,
        ExpressionAttributeNames: Object.fromEntries(all.map(({ as, name }) => [as, name])),
        ...(set && { ExpressionAttributeValues: Object.fromEntries(kept.map(({ to, value }) => [to, value])) }),
      },
    };
  });

/** An attribute as DynamoDB writes it. */
type Wire = { readonly S?: string; readonly N?: string; readonly M?: Readonly<Record<string, Wire>> };
export type WireItem = Readonly<Record<string, Wire>>;

/** A buyer from an item as it came over the wire. */
export const buyerFrom = (item: WireItem): Buyer => ({
  id: item['accountId']?.S ?? '',
  purchases: purchasesIn(item),
  ...aboutOf(item),
});

const told = ['segment', 'mergedInto', 'winBackOn'] as const;

function aboutOf(item: WireItem): Omit<Buyer, 'id' | 'purchases'> {
  const about: { segment?: string; mergedInto?: string; winBackOn?: string; score?: Score } = {};
  for (const name of told) {
    const text = item[name]?.S;
    if (text !== undefined) about[name] = text;
  }
  const { state } = item;
  if (state?.M) about.score = scoreFrom(state.M);
  return about;
}

function purchasesIn(item: WireItem): Bought[] {
  const purchases: Bought[] = [];
  for (const name in item) if (name.startsWith(mark)) purchases.push(boughtFrom(item[name]?.S ?? ''));
  return purchases.length > 1 ? purchases.sort(byDay) : purchases;
}

const byDay = (one: Bought, other: Bought): number => one.day - other.day;

function boughtFrom(text: string): Bought {
  const [day, amountMinor, currency = '', cost = '-', besides] = text.split(' ');
  return {
    ...{ day: Number(day), amountMinor: Number(amountMinor), currency },
    ...(cost !== '-' && { costMinor: Number(cost) }),
    ...(besides !== undefined && { besidesMinor: Number(besides) }),
  };
}

function scoreFrom(state: Readonly<Record<string, Wire>>): Score {
  const plain: Record<string, string | number> = {};
  for (const name in state) {
    const { S, N } = state[name] ?? {};
    plain[name] = S ?? Number(N);
  }
  return plain as Score; // written as one, and checked then
}
