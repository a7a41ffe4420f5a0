/** A change made on an older view: whether what it stands on is still so. */
import type { Fact } from '../facts/fact.ts';
import { Problem } from '../problem.ts';
import type { Journal, Ref } from './records.ts';

/** Facts that move a record to another stage or another person, or make it one with another. */
const moving =
  /^(Lead|Deal|Account|Person|Claim)(Moved|Converted|Reopened|Assigned|Merged|MergeUndone|Won|Answered|Closed)$/;

/** Facts that tell of one field by themselves: of a deal a quote, a payment, a member of the committee; whether a subscription is active. */
const fieldOf: Readonly<Record<string, string>> = {
  QuoteSent: 'quote',
  CommitteeChanged: 'committee',
  PaymentRecorded: 'payment',
  ProductionOrdered: 'productionOrderNumber',
  ShipmentRecorded: 'shipment',
  ShipDateMoved: 'promisedShipOn',
  WebhookPaused: 'active',
  WebhookResumed: 'active',
};

const touches = ({ type, data }: Fact, fields: readonly string[]): boolean => {
  if (moving.test(type)) return true;
  const edited = data['fields'] ?? fieldOf[type];
  return Array.isArray(edited)
    ? edited.some((field) => fields.includes(String(field)))
    : fields.some((field) => field === edited);
};

/**
 * Lets a change pass that was made on an older version, unless the stage, the owner or a field it edits changed since.
 *
 * @throws Problem 409 naming who changed it, and when
 */
export async function assertStillSo(
  journal: Journal,
  ref: Ref & { version: number },
  expected: number | undefined,
  fields: readonly string[],
): Promise<void> {
  if (expected === undefined || expected >= ref.version) return;
  const { items } = await journal.of(ref, { after: expected, limit: 200 });
  const other = items.find((fact) => touches(fact, fields));
  if (!other) return;
  throw new Problem({
    status: 409,
    code: 'changed-meanwhile',
    detail: `changed since version ${String(expected)}: ${other.type} at ${other.at}`,
    extra: { winner: { id: other.by.id ?? other.by.kind, at: other.at }, version: ref.version },
  });
}
