import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../api/now.ts';
import { useChange } from '../../../api/use-change.ts';
import { useMay } from '../../../api/use-session.ts';
import { DayInput } from '../../../forms/day-input.tsx';
import { useFormat } from '../../../language/format.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import type { DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { recordShipment } from '../papers/api.ts';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';
import { Confirmed } from './confirmed.tsx';

type Props = { readonly card: DealCard; readonly mayEdit: boolean };

/** What is being made, and what left the plant. */
export function Shipments({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const confirm = useChange(recordShipment, { refresh: () => [['deal', card.id], ['deals-board']] });
  const { productionOrder, shipments, won } = card;
  const mayRecord = won !== undefined && (mayEdit || may('confirm-deal'));
  return (
    <Panel
      title={t('shipments.title')}
      actions={mayRecord && <PanelButton onClick={() => setIsOpen(true)}>{t('shipments.add')}</PanelButton>}
    >
      <ProductionOrder order={productionOrder} />
      {shipments.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('shipments.none')}
        </Text>
      )}
      <ul className={classes.list}>
        {shipments.map(({ document, on, last, confirmed }) => (
          <li key={document} className={classes.listItem}>
            <div>
              <Text size="sm">{document}</Text>
              <Text size="xs" c="dimmed">
                {[format.longDay(on), t(last ? 'shipments.last' : 'shipments.part')].join(' · ')}
              </Text>
            </div>
            <Group gap={8}>
              <Confirmed is={confirmed} onConfirm={() => confirm.change({ id: card.id, document, on, last })} />
            </Group>
          </li>
        ))}
      </ul>
      {isOpen && <ShipmentWindow id={card.id} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}

function ProductionOrder({ order }: { readonly order: DealCard['productionOrder'] }) {
  const { t } = useTranslation('cards');
  return (
    <Rows>
      <Row label={t('field.productionOrderNumber')}>
        <Group gap={8}>
          <Plain>{order?.number ?? '—'}</Plain>
          {order && <Confirmed is={order.confirmed} />}
        </Group>
      </Row>
    </Rows>
  );
}

function ShipmentWindow({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['cards', 'forms']);
  const today = useToday();
  const [document, setDocument] = useState('');
  const [on, setOn] = useState<string | undefined>(today);
  const [last, setLast] = useState(true);
  const { change, isBusy, error } = useChange(recordShipment, {
    refresh: () => [['deal', id], ['deals-board'], ['day']],
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('shipments.add')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={document.trim() !== '' && on !== undefined}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => on !== undefined && change({ id, document: document.trim(), on, last })}
    >
      <TextInput
        label={t('forms:part.document')}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
        maxLength={50}
        required
        data-autofocus
      />
      <DayInput label={t('forms:part.on')} value={on} onChange={setOn} required />
      <Checkbox
        label={t('forms:part.last')}
        checked={last}
        onChange={(event) => setLast(event.currentTarget.checked)}
      />
    </FormWindow>
  );
}
