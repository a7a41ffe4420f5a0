import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { AccountCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from '../parts/panel.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';

/** What a customer owes, as the ERP told it last. */
export function Balances({ card }: { readonly card: AccountCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  if (card.balances.length === 0) return null;
  return (
    <Panel title={t('balance.title')}>
      {card.balances.map((balance) => {
        const { currency, receivableMinor, overdueMinor, prepaidMinor, oldestOverdueOn, asOf, accountId } = balance;
        const money = (netMinor: number): string => format.money({ netMinor, currency });
        return (
          <div key={accountId}>
            <Text size="xs" c="dimmed">
              {[balance.company, t('balance.asOf', { when: format.dayAndTime(asOf) })]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </Text>
            <Rows>
              <Row label={t('balance.receivable')}>
                <Plain>{money(receivableMinor)}</Plain>
              </Row>
              <Row label={t('balance.overdue')}>
                <Plain>
                  <span className={overdueMinor > 0 ? classes.late : undefined}>
                    {money(overdueMinor)}
                    {oldestOverdueOn !== undefined && ` · ${t('balance.since', { day: format.day(oldestOverdueOn) })}`}
                  </span>
                </Plain>
              </Row>
              <Row label={t('balance.prepaid')}>
                <Plain>{money(prepaidMinor)}</Plain>
              </Row>
            </Rows>
          </div>
        );
      })}
    </Panel>
  );
}
