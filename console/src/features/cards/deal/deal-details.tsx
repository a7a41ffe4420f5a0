import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import type { DealCard } from '../api.ts';
import { AmountField, ChoiceField, DayField, TextField } from '../edit/fields.tsx';
import { Panel } from '../parts/panel.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';
import { Approvals } from './approvals.tsx';
import { Rivals } from './rivals.tsx';
import { ShipDateWindow } from './ship-date-window.tsx';
import { useDealEdit } from './use-deal-edit.ts';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** What is known of a deal, each edited in place. */
export function DealDetails({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const format = useFormat();
  const { segments } = usePlant();
  const edit = useDealEdit(card);
  const [movesTo, setMovesTo] = useState<string>();
  const lanes = [
    { value: 'main', label: t('lane.main') },
    { value: 'separate', label: t('lane.separate') },
  ];
  return (
    <Panel title={t('panel.details')}>
      <Rows>
        <TextField
          label={t('field.need')}
          value={card.need}
          mayEdit={mayEdit}
          canForget={false}
          isLong
          maxLength={2000}
          onSave={(need) => need !== null && edit({ need })}
        />
        <ChoiceField
          label={t('field.segment')}
          value={card.segment}
          options={segments.map(({ id, title }) => ({ value: id, label: said(title) }))}
          mayEdit={mayEdit}
          canForget={false}
          onSave={(segment) => segment !== null && edit({ segment })}
        />
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
        <TextField
          label={t('field.deliveryTerms')}
          value={card.deliveryTerms}
          mayEdit={mayEdit}
          canForget={false}
          isLong
          maxLength={1000}
          onSave={(deliveryTerms) => deliveryTerms !== null && edit({ deliveryTerms })}
        />
        <Row label={t('field.order')}>
          <Plain>
            {card.order ? t('order.of', { number: card.order.number, on: format.day(card.order.on) }) : '—'}
          </Plain>
        </Row>
        <TextField
          label={t('field.contractNumber')}
          value={card.contractNumber}
          mayEdit={mayEdit}
          canForget={false}
          maxLength={100}
          onSave={(contractNumber) => contractNumber !== null && edit({ contractNumber })}
        />
        <DayField
          label={t('field.shipOn')}
          value={card.shipOn}
          mayEdit={mayEdit}
          canForget={false}
          onSave={(shipOn) => {
            if (shipOn === null) return;
            if (card.promisedShipOn === undefined) edit({ promisedShipOn: shipOn });
            else setMovesTo(shipOn);
          }}
        />
        <ChoiceField
          label={t('field.lane')}
          value={card.lane}
          options={lanes}
          mayEdit={mayEdit}
          canForget={false}
          onSave={(lane) => lane !== null && edit({ lane: lane as 'main' | 'separate' })} // of the two above
        />
        <Rivals card={card} mayEdit={mayEdit} />
        <Approvals card={card} />
      </Rows>
      {movesTo !== undefined && <ShipDateWindow card={card} to={movesTo} onClose={() => setMovesTo(undefined)} />}
    </Panel>
  );
}
