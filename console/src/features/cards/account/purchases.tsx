import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { AccountCard } from '../api.ts';
import classes from '../cards.module.css';
import { useCodeWords } from '../facts/code-words.ts';
import { Panel } from '../parts/panel.tsx';

/** The orders a customer paid for, the latest first. */
export function Purchases({ card }: { readonly card: AccountCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const wordOf = useCodeWords();
  const { latest, count } = card.purchases;
  return (
    <Panel title={t('purchases.title')}>
      {latest.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('purchases.none')}
        </Text>
      )}
      <ul className={classes.list}>
        {latest.map(({ id, orderNumber, on, amount, product, reversed }) => (
          <li key={id} className={classes.listItem}>
            <div>
              <Text size="sm">{t('purchases.of', { number: orderNumber })}</Text>
              <Text size="xs" c="dimmed">
                {[format.longDay(on), product].filter((part) => part !== undefined).join(' · ')}
              </Text>
            </div>
            <Group gap={8}>
              <Text size="sm" fw={500}>
                {format.money(amount)}
              </Text>
              {reversed !== undefined && (
                <Badge variant="light" color="red">
                  {wordOf('why', reversed)}
                </Badge>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {count > latest.length && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('purchases.latest', { shown: latest.length, count })}
        </Text>
      )}
    </Panel>
  );
}
