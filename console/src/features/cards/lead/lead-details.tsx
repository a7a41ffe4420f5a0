import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery, usePlant } from '../../../api/plant.ts';
import { useSaid } from '../../../language/use-language.ts';
import { leadQuery } from '../../../moves/api.ts';
import { editLead, type LeadCard } from '../api.ts';
import { AmountField, ChoiceField, DayField, TextField } from '../edit/fields.tsx';
import { useRecordEdit } from '../edit/use-record-edit.ts';
import { Panel } from '../parts/panel.tsx';
import { Rows } from '../parts/rows.tsx';

type Props = { readonly card: LeadCard; readonly mayEdit: boolean };

/** Edits a lead in place. */
export const useLeadEdit = (card: LeadCard) =>
  useRecordEdit(editLead, {
    queryKey: leadQuery(card.id).queryKey,
    card,
    refresh: [['lead', card.id, 'timeline'], ['leads-board']],
  });

/** What is known of a request, each edited in place. */
export function LeadDetails({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const { segments } = usePlant();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  const edit = useLeadEdit(card);
  const titled = (entries: readonly { readonly id: string; readonly title: { ru: string; en: string } }[]) =>
    entries.map(({ id, title }) => ({ value: id, label: said(title) }));
  const lanes = [
    { value: 'main', label: t('lane.main') },
    { value: 'separate', label: t('lane.separate') },
  ];
  const text = (
    name: 'company' | 'region' | 'product' | 'volume' | 'taxId' | 'need',
    maxLength: number,
    isLong = false,
  ) => (
    <TextField
      label={t(`field.${name}`)}
      value={card[name]}
      mayEdit={mayEdit}
      maxLength={maxLength}
      isLong={isLong}
      onSave={(value) => edit({ [name]: value })}
    />
  );
  return (
    <Panel title={t('panel.details')}>
      <Rows>
        {text('company', 200)}
        {text('need', 2000, true)}
        {text('product', 200)}
        <ChoiceField
          label={t('field.productGroup')}
          value={card.productGroup}
          options={titled(groups)}
          mayEdit={mayEdit}
          onSave={(productGroup) => edit({ productGroup })}
        />
        <ChoiceField
          label={t('field.segment')}
          value={card.segment}
          options={titled(segments)}
          mayEdit={mayEdit}
          onSave={(segment) => edit({ segment })}
        />
        {text('region', 100)}
        {text('volume', 200)}
        <AmountField
          label={t('field.budget')}
          value={card.budget}
          mayEdit={mayEdit}
          onSave={(budget) => edit({ budget })}
        />
        <DayField
          label={t('field.wantedOn')}
          value={card.wantedOn}
          mayEdit={mayEdit}
          onSave={(wantedOn) => edit({ wantedOn })}
        />
        {text('taxId', 30)}
        <ChoiceField
          label={t('field.lane')}
          value={card.lane}
          options={lanes}
          mayEdit={mayEdit}
          onSave={(lane) => edit({ lane: lane as 'main' | 'separate' | null })} // of the two above
        />
      </Rows>
    </Panel>
  );
}
