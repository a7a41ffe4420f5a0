import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { DealCard } from '../api.ts';
import { Plain, Row } from '../parts/rows.tsx';

/** What a head lets quotes of the deal go down to. */
export function Approvals({ card: { discountApproval, marginApproval } }: { readonly card: DealCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const approved = [
    discountApproval && t('approve.discountTo', { percent: format.number(discountApproval.percent, 1) }),
    marginApproval && t('approve.marginTo', { percent: format.number(marginApproval.percent, 1) }),
  ].filter((part) => part !== undefined);
  if (approved.length === 0) return null;
  return (
    <Row label={t('approve.done')}>
      <Plain>{approved.join('\n')}</Plain>
    </Row>
  );
}
