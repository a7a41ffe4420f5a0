import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import { AmountField, ChoiceField, DayField } from '../edit/fields.tsx';
import { useRecordEdit } from '../edit/use-record-edit.ts';
import { Plain, Row, Rows } from '../parts/rows.tsx';
import { type Claim, claimQuery, editClaim } from './api.ts';

type Props = { readonly claim: Claim; readonly mayWork: boolean; readonly keys: readonly (readonly string[])[] };

/** What is known of a claim, each edited in place while it is open; how it was answered, and how it ended. */
export function ClaimFields({ claim, mayWork, keys }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const format = useFormat();
  const { data: causes = [] } = useQuery(settingQuery('claim-causes'));
  const { data: departments = [] } = useQuery(settingQuery('departments'));
  const edit = useRecordEdit(editClaim, { queryKey: claimQuery(claim.id).queryKey, card: claim, refresh: keys });
  const options = (entries: typeof causes) => entries.map(({ id, title }) => ({ value: id, label: said(title) }));
  const { state } = claim;
  return (
    <Rows>
      <ChoiceField
        label={t('field.cause')}
        value={claim.cause}
        options={options(causes)}
        mayEdit={mayWork}
        canForget={false}
        onSave={(cause) => cause !== null && edit({ cause })}
      />
      <ChoiceField
        label={t('field.department')}
        value={claim.department}
        options={options(departments)}
        mayEdit={mayWork}
        onSave={(department) => edit({ department })}
      />
      <AmountField label={t('field.cost')} value={claim.cost} mayEdit={mayWork} onSave={(cost) => edit({ cost })} />
      <DayField
        label={t('field.dueOn')}
        value={claim.dueOn}
        mayEdit={mayWork && state.name === 'open'}
        canForget={false}
        onSave={(dueOn) => dueOn !== null && edit({ dueOn })}
      />
      {state.name !== 'open' && (
        <Row label={t('claims.answer')}>
          <Plain>{t(`claims.as.${state.answer.as}`, { day: format.longDay(state.answer.on) })}</Plain>
        </Row>
      )}
      {state.name === 'closed' && (
        <Row label={t('claims.end')}>
          <Plain>{t(`claims.satisfied.${state.as}`)}</Plain>
        </Row>
      )}
    </Rows>
  );
}
