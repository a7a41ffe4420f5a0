import { useTranslation } from 'react-i18next';
import { usePlant } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import { type AccountCard, accountQuery, editAccount } from '../api.ts';
import { ChoiceField, TextField } from '../edit/fields.tsx';
import { RecordField } from '../edit/record-field.tsx';
import { useRecordEdit } from '../edit/use-record-edit.ts';
import { Panel } from '../parts/panel.tsx';
import { AccountLink } from '../parts/record-link.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';

type Props = { readonly card: AccountCard; readonly mayEdit: boolean };

/** Edits an account in place. */
export const useAccountEdit = (card: AccountCard) =>
  useRecordEdit(editAccount, {
    queryKey: accountQuery(card.id).queryKey,
    card,
    refresh: [['accounts'], ['account', card.id, 'score']],
  });

/** What is known of a customer, each edited in place. */
export function AccountDetails({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const format = useFormat();
  const { segments } = usePlant();
  const edit = useAccountEdit(card);
  const { referredBy, protectedFor } = card;
  return (
    <Panel title={t('panel.details')}>
      <Rows>
        <TextField
          label={t('field.company')}
          value={card.company}
          mayEdit={mayEdit}
          maxLength={200}
          onSave={(company) => edit({ company })}
        />
        <TextField
          label={t('field.taxId')}
          value={card.taxId}
          mayEdit={mayEdit}
          maxLength={30}
          onSave={(taxId) => edit({ taxId })}
        />
        <ChoiceField
          label={t('field.segment')}
          value={card.segment}
          options={segments.map(({ id, title }) => ({ value: id, label: said(title) }))}
          mayEdit={mayEdit}
          onSave={(segment) => edit({ segment })}
        />
        <TextField
          label={t('field.region')}
          value={card.region}
          mayEdit={mayEdit}
          maxLength={100}
          onSave={(region) => edit({ region })}
        />
        <RecordField
          label={t('field.referredBy')}
          kinds={['account', 'person']}
          value={referredBy}
          mayEdit={mayEdit}
          shown={referredBy !== undefined && <AccountLink id={referredBy} />}
          onSave={(chosen) => edit({ referredBy: chosen })}
        />
        {protectedFor && (
          <Row label={t('account.protected')}>
            <Plain>
              <AccountLink id={protectedFor.dealerId} />{' '}
              {t('account.protectedUntil', { day: format.day(protectedFor.until) })}
            </Plain>
          </Row>
        )}
      </Rows>
    </Panel>
  );
}
