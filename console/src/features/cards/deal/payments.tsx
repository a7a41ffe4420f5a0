import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { useMay } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import type { DealCard } from '../api.ts';
import classes from '../cards.module.css';
import { recordPayment } from '../papers/api.ts';
import { PaymentWindow } from '../papers/payment-window.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Confirmed } from './confirmed.tsx';

/** The money that came. */
export function Payments({ card }: { readonly card: DealCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const confirm = useChange(recordPayment, { refresh: () => [['deal', card.id], ['deals-board']] });
  return (
    <Panel
      title={t('payments.title')}
      actions={
        may('record-payment', card.owner) && (
          <PanelButton onClick={() => setIsOpen(true)}>{t('payments.add')}</PanelButton>
        )
      }
    >
      {card.payments.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('payments.none')}
        </Text>
      )}
      <ul className={classes.list}>
        {card.payments.map(({ document, amount, on, confirmed }) => (
          <li key={document} className={classes.listItem}>
            <div>
              <Text size="sm">{document}</Text>
              <Text size="xs" c="dimmed">
                {format.longDay(on)}
              </Text>
            </div>
            <Group gap={8}>
              <Text size="sm" fw={500}>
                {format.exactMoney(amount)}
              </Text>
              <Confirmed is={confirmed} onConfirm={() => confirm.change({ id: card.id, document, amount, on })} />
            </Group>
          </li>
        ))}
      </ul>
      {isOpen && <PaymentWindow card={card} onClose={() => setIsOpen(false)} />}
    </Panel>
  );
}
