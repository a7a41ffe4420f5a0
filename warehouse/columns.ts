/** The files of DynamoDB's export to S3 as a table: of a fact's item those attributes that figures need, each as DynamoDB writes it. */

/** A type of a column, before any engine's way of writing it. */
export type ColumnType =
  | 'string'
  | 'boolean'
  | { readonly listOf: ColumnType }
  | { readonly fields: Readonly<Record<string, ColumnType>> };

const attribute = (letter: string, of: ColumnType): ColumnType => ({ fields: { [letter]: of } });
const text = attribute('S', 'string');
const number = attribute('N', 'string');
const flag = attribute('BOOL', 'boolean');
const texts = attribute('L', { listOf: text });
const map = (fields: Readonly<Record<string, ColumnType>>): ColumnType => attribute('M', { fields });
/** So many fields of one type. */
const each = (type: ColumnType, ...names: readonly string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, type]));

const money = map({ netMinor: number, currency: text });
const touch = map({ source: text, utm: map({ campaign: text }) });

const fact: ColumnType = {
  fields: {
    ...each(text, 'type', 'at', 'recordedAt'),
    ...each(number, 'version', 'n'),
    subject: map(each(text, 'kind', 'id')),
    data: map({
      ...each(text, 'stage', 'process', 'origin', 'from', 'basket', 'outcome', 'criterion', 'reason', 'leadId', 'into'),
      ...each(text, 'month', 'manager', 'until', 'owner', 'action', 'startedOn', 'deadline', 'offerId', 'cause'),
      ...each(
        number,
        'orders',
        'shipments',
        'margin',
        'newCustomers',
        'impressions',
        'clicks',
        'visits',
        'discountPercent',
      ),
      ...each(
        text,
        'accountId',
        'dealId',
        'purchaseId',
        'costKind',
        'channel',
        'campaign',
        'segment',
        'team',
        'competitor',
      ),
      ...each(text, 'receivedOn', 'sentOn'),
      ...each(money, 'amount', 'cost'),
      to: { fields: { S: 'string', M: { fields: { cell: number } } } }, // a stage or a day; of scores a place
      ...each(flag, 'opening', 'heldOut', 'measured'),
      lastOrder: map({ ...each(text, 'product', 'manager'), lateDays: number }),
      passed: texts,
      touch,
    }),
    counted: map({
      ...each(text, 'segment', 'owner', 'lane', 'accountId', 'dealId', 'referredBy', 'product', 'productGroup', 'on'),
      reversed: text,
      amount: money,
      rivals: texts,
      ...each(number, 'costMinor', 'bonusMinor', 'deliveryMinor', 'pyramidStep'),
    }),
  },
};

/** A line of the first, full export has the one, a line of what was written since the other. */
export const columns = { Item: fact, NewImage: fact } as const satisfies Readonly<Record<string, ColumnType>>;
