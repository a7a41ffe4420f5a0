/** What must be known of a lead before it may leave `mql` for better or for later. */
import type { Missing } from '../records/refusal.ts';
import type { Policy } from '../settings/settings.ts';
import type { Lead } from './lead.ts';

const titles = {
  segment: { en: 'Segment', ru: 'Сегмент' },
  need: { en: 'What the customer needs', ru: 'Потребность' },
  product: { en: 'Product interest', ru: 'Интерес к продукции' },
} as const;

const criteriaOf = (lead: Lead, policy: Policy): readonly string[] =>
  policy.segments.find(({ id }) => id === lead.segment)?.criteria ?? [];

function missingSegment(lead: Lead, policy: Policy): Missing[] {
  const allowed = policy.segments.map(({ id }) => id);
  const known = allowed.some((id) => id === lead.segment);
  return known ? [] : [{ field: 'segment', title: titles.segment, allowed, example: allowed[0] }];
}

const missingCriteria = (lead: Lead, policy: Policy): Missing[] =>
  criteriaOf(lead, policy)
    .filter((id) => lead.criteria[id] !== 'target')
    .map((id) => ({
      field: `criteria.${id}`,
      title: policy.criteria.find((criterion) => criterion.id === id)?.question ?? { en: id, ru: id },
      allowed: ['target', 'failed'],
      example: 'target',
    }));

/** To park: the segment, and its criteria answered as target. */
export const missingToPark = (lead: Lead, policy: Policy): Missing[] => [
  ...missingSegment(lead, policy),
  ...missingCriteria(lead, policy),
];

/** To be ready to buy: the segment, the need, the product interest, and all criteria answered as target. */
export const missingForSql = (lead: Lead, policy: Policy): Missing[] => [
  ...missingSegment(lead, policy),
  ...(lead.need === undefined
    ? [{ field: 'need', title: titles.need, example: 'Replace 12 drives on a packing line' }]
    : []),
  ...(lead.product === undefined
    ? [{ field: 'product', title: titles.product, example: 'Frequency converter 7.5 kW' }]
    : []),
  ...missingCriteria(lead, policy),
];
