/** A commit as a DynamoDB transaction, and what its cancellation means. */
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Fact, isListed } from '../../domain/facts/fact.ts';
import { placesOf } from '../../domain/records/index-keys.ts';
import { unchangedIn, unheldIn } from '../../domain/records/plan.ts';
import { buyersOf } from '../../domain/return/buyer.ts';
import type { AnyRecord, Change, Claim, Commit, Idempotency, Ref } from '../../domain/records/records.ts';
import { buyerActions, inIndex } from './buyer-item.ts';
import { claimKey, factKey, indexPk, indexSk, monthKey, recordedKey, recordKey, requestKey } from './keys.ts';

export type Tables = { readonly records: string; readonly journal: string; readonly guard: string };
type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How long an idempotent request is remembered. */
const rememberedSeconds = 24 * 3600;

const indexes = ['board', 'owner', 'parent'] as const;

/** The attributes of a record beside its key, and the names of the index keys it does not have. */
function attributesOf(record: AnyRecord, wallMs: number): { attributes: Record<string, unknown>; absent: string[] } {
  const places = placesOf(record);
  const keys = indexes.flatMap(
    (index) =>
      [
        [indexPk[index], places[index]?.of],
        [indexSk[index], places[index]?.sort],
      ] as const,
  );
  const standing = 'leg' in record ? { leg: record.leg, generation: record.generation } : {};
  const attributes: Record<string, unknown> = {
    kind: record.kind,
    id: record.id,
    version: record.version,
    state: record,
    card: places.card,
    changedAt: new Date(wallMs).toISOString(),
    ...standing,
    ...(record.kind === 'score' && inIndex(record.accountId)),
    ...('expiresAt' in record && { expiresAt: record.expiresAt }), // where the table's TTL looks for it
  };
  for (const [name, value] of keys) if (value !== undefined) attributes[name] = value;
  return { attributes, absent: keys.filter(([, value]) => value === undefined).map(([name]) => name) };
}

/** A record as the item of one who has none yet: for loading, where nothing can be parked beside it. */
export const recordItem = (record: AnyRecord, wallMs: number) => ({
  ...recordKey(record),
  ...attributesOf(record, wallMs).attributes,
});

/** A claimed key as an item. */
export const claimItem = ({ key, holder: { kind, id } }: Claim) => ({ ...claimKey(key), holder: { kind, id } });

/** A record is taken away as it was read, its token with it. */
const goneAction = (table: string, { record, expected }: Change): Action => ({
  Delete: {
    TableName: table,
    Key: recordKey(record),
    ConditionExpression: '#version = :expected',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':expected': expected },
  },
});

/** Updates attributes and never puts the item: a workflow's token may be parked beside the state. */
function changeAction(table: string, { record, expected }: Change, wallMs: number): Action {
  const { attributes, absent } = attributesOf(record, wallMs);
  const names = [...Object.keys(attributes), ...absent];
  return {
    Update: {
      TableName: table,
      Key: recordKey(record),
      ConditionExpression: expected === 'new' ? 'attribute_not_exists(#version)' : '#version = :expected', // beside a score its buyer may be there already
      UpdateExpression: `SET ${Object.keys(attributes)
        .map((name) => `#${name} = :${name}`)
        .join(', ')}${absent.length > 0 ? ` REMOVE ${absent.map((name) => `#${name}`).join(', ')}` : ''}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
        ...(expected !== 'new' && { ':expected': expected }),
      },
    },
  };
}

const claimAction = (table: string, { key, holder }: Claim): Action => ({
  Update: {
    TableName: table,
    Key: claimKey(key),
    ConditionExpression: 'attribute_not_exists(pk) OR #holder.#id = :id',
    UpdateExpression: 'SET #holder = :holder',
    ExpressionAttributeNames: { '#holder': 'holder', '#id': 'id' },
    ExpressionAttributeValues: { ':id': holder.id, ':holder': { kind: holder.kind, id: holder.id } },
  },
});

const releaseAction = (table: string, { key, holder }: Claim): Action => ({
  Delete: {
    TableName: table,
    Key: claimKey(key),
    ConditionExpression: 'attribute_not_exists(pk) OR #holder.#id = :id',
    ExpressionAttributeNames: { '#holder': 'holder', '#id': 'id' },
    ExpressionAttributeValues: { ':id': holder.id },
  },
});

const unheldAction = (table: string, { key }: Claim): Action => ({
  ConditionCheck: { TableName: table, Key: claimKey(key), ConditionExpression: 'attribute_not_exists(pk)' },
});

const unchangedAction = (table: string, unchanged: Ref, version: number): Action => ({
  ConditionCheck: {
    TableName: table,
    Key: recordKey(unchanged),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  },
});

/** A fact as the journal's item. */
export const factItem = (fact: Fact) => ({
  ...factKey(fact.subject.id, fact.version, fact.n),
  ...monthKey(fact.subject.id, fact.at, fact.id),
  ...(isListed(fact) && recordedKey(fact.subject.id, fact.recordedAt, fact.id)),
  ...fact,
});

const factAction = (table: string, fact: Fact): Action => ({
  Put: { TableName: table, Item: factItem(fact), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Marks expire by whole seconds. */
export const secondsOf = (wallMs: number): number => Math.floor(wallMs / 1000);

const requestAction = (
  table: string,
  { key, fingerprint, answer, seconds = rememberedSeconds }: Idempotency,
  wallSeconds: number,
): Action => ({
  Put: {
    TableName: table,
    Item: { ...requestKey(key), fingerprint, answer, expiresAt: wallSeconds + seconds },
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: { ':now': wallSeconds },
  },
});

/** The actions of a commit in a fixed order: the request, the claims, the changes, the buyers, the releases, what has to be so, the facts. */
export function actionsOf(
  { changes, claims, releases, idempotency, conditions = [] }: Commit,
  facts: readonly Fact[],
  tables: Tables,
  wallMs: number,
): Action[] {
  return [
    ...(idempotency ? [requestAction(tables.guard, idempotency, secondsOf(wallMs))] : []),
    ...claims.map((claim) => claimAction(tables.records, claim)),
    ...changes.map((change) =>
      change.gone ? goneAction(tables.records, change) : changeAction(tables.records, change, wallMs),
    ),
    ...buyerActions(tables.records, changes),
    ...releases.map((claim) => releaseAction(tables.records, claim)),
    ...unheldIn(conditions).map((claim) => unheldAction(tables.records, claim)),
    ...unchangedIn(conditions).map(({ unchanged, version }) => unchangedAction(tables.records, unchanged, version)),
    ...facts.map((fact) => factAction(tables.journal, fact)),
  ];
}

export type Cancelled =
  | { readonly why: 'request' }
  | { readonly why: 'claims'; readonly claims: readonly Claim[] }
  | { readonly why: 'stale'; readonly refs: readonly Ref[] }
  | { readonly why: 'try-again' };

const failed = ({ Code }: CancellationReason): boolean => Code === 'ConditionalCheckFailed';
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'None',
  'ConditionalCheckFailed',
]);

/** Reads a cancellation in this order: the request was served, a key is taken, a record is stale, the store was busy. Nothing when it is none of these. */
export function readCancellation(error: unknown, commit: Commit): Cancelled | undefined {
  if (!(error instanceof TransactionCanceledException)) return isBusy(error) ? { why: 'try-again' } : undefined;
  const reasons = error.CancellationReasons ?? [];
  if (!reasons.every(({ Code = 'None' }) => passing.has(Code))) return undefined;
  return reasons.some(failed) ? refusedBy(commit, (n) => failed(reasons[n] ?? {})) : { why: 'try-again' };
}

/** Whose condition failed; `isFailed` tells of the n-th action. */
function refusedBy(
  { changes, claims, releases, idempotency, conditions = [] }: Commit,
  isFailed: (n: number) => boolean,
): Cancelled | undefined {
  if (idempotency && isFailed(0)) return { why: 'request' };
  let place = idempotency ? 1 : 0;
  const failedOf = <T>(actions: readonly T[]): T[] => {
    const first = place;
    place += actions.length;
    return actions.filter((_, n) => isFailed(first + n));
  };
  const claimed = failedOf(claims);
  const changed = failedOf(changes).map(({ record: { kind, id } }) => ({ kind, id }));
  place += buyersOf(changes).size; // they stand on nothing
  const taken = [...claimed, ...failedOf(releases), ...failedOf(unheldIn(conditions))];
  const refs = [...changed, ...failedOf(unchangedIn(conditions)).map(({ unchanged }) => unchanged)];
  if (taken.length > 0) return { why: 'claims', claims: taken };
  return refs.length > 0 ? { why: 'stale', refs } : undefined;
}

const busyNames = new Set([
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
]);
const isBusy = (error: unknown): boolean => error instanceof Error && busyNames.has(error.name);
