import { useTranslation } from 'react-i18next';
import type { DealCard } from '../api.ts';
import { RecordField } from '../edit/record-field.tsx';
import { Panel } from '../parts/panel.tsx';
import { AccountLink, DealLink, LeadLink } from '../parts/record-link.tsx';
import { useIsIn } from '../../../api/use-session.ts';
import { Plain, Row, Rows } from '../parts/rows.tsx';
import { useDealEdit } from './use-deal-edit.ts';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** Whose deal it is, where it came from, through whom it is sold, and who will use it. */
export function DealLinks({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const edit = useDealEdit(card);
  const isIn = useIsIn();
  const { accountId, leadId, linkedTo, dealerId, endCustomerId } = card;
  const seesLeads = isIn('manager', 'head', 'marketer', 'director');
  return (
    <Panel title={t('panel.links')}>
      <Rows>
        <Row label={t('link.account')}>
          <Plain>
            <AccountLink id={accountId} name={card.company} />
          </Plain>
        </Row>
        {leadId !== undefined && seesLeads && (
          <Row label={t('link.lead')}>
            <Plain>
              <LeadLink id={leadId} />
            </Plain>
          </Row>
        )}
        <RecordField
          label={t('field.dealerId')}
          kinds={['account']}
          value={dealerId}
          mayEdit={mayEdit}
          shown={dealerId !== undefined && <AccountLink id={dealerId} />}
          onSave={(chosen) => edit({ dealerId: chosen })}
        />
        <RecordField
          label={t('field.endCustomerId')}
          kinds={['account']}
          value={endCustomerId}
          mayEdit={mayEdit}
          shown={endCustomerId !== undefined && <AccountLink id={endCustomerId} />}
          onSave={(chosen) => edit({ endCustomerId: chosen })}
        />
        {linkedTo.map((id) => (
          <Row key={id} label={t('link.linked')}>
            <Plain>
              <DealLink id={id} />
            </Plain>
          </Row>
        ))}
      </Rows>
    </Panel>
  );
}
