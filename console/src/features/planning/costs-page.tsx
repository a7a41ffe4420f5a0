import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/now.ts';
import { usePlant } from '../../api/plant.ts';
import { MonthInput } from '../../forms/month-input.tsx';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Cost, costsQuery } from './api.ts';
import { CostForm } from './cost-form.tsx';
import { CorrectCost, RemoveCost } from './change-cost.tsx';
import { CostsTable } from './costs-table.tsx';
import classes from './planning.module.css';
import { useParam } from './use-param.ts';

const iconSize = 16;
const kinds = ['marketing', 'sales'] as const;
type Changing = { readonly what: 'correct' | 'remove'; readonly cost: Cost } | { readonly what: 'add' };

/** What was spent in a month. */
export function Component() {
  const { t } = useTranslation('planning');
  const today = useToday();
  const [month, setMonth] = useParam('month', today.slice(0, 7));
  const costs = useQuery(costsQuery(month));
  const [changing, setChanging] = useState<Changing>();
  const close = (): void => setChanging(undefined);
  return (
    <Page
      title={t('costs.title')}
      actions={
        <Button size="xs" leftSection={<IconPlus size={iconSize} />} onClick={() => setChanging({ what: 'add' })}>
          {t('costs.add')}
        </Button>
      }
    >
      <Group mb="sm">
        <MonthInput size="xs" label={t('month')} value={month} onChange={setMonth} />
      </Group>
      <Shown query={costs}>
        {(items) => (
          <>
            <Totals costs={items} />
            <CostsTable
              costs={items}
              onCorrect={(cost) => setChanging({ what: 'correct', cost })}
              onRemove={(cost) => setChanging({ what: 'remove', cost })}
            />
          </>
        )}
      </Shown>
      {changing?.what === 'add' && <CostForm month={month} today={today} onClose={close} />}
      {changing?.what === 'correct' && <CorrectCost cost={changing.cost} onClose={close} />}
      {changing?.what === 'remove' && <RemoveCost cost={changing.cost} onClose={close} />}
    </Page>
  );
}

/** What all of them come to, and of each kind; other currencies than the plant’s are told apart. */
function Totals({ costs }: { readonly costs: readonly Cost[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { currency } = usePlant();
  const totalOf = (some: readonly Cost[]): string => {
    const byCurrency = Map.groupBy(some, ({ amount }) => amount.currency);
    const sums = [...byCurrency].map(([code, own]) =>
      format.money({ netMinor: own.reduce((sum, { amount }) => sum + amount.netMinor, 0), currency: code }),
    );
    return sums.length === 0 ? format.money({ netMinor: 0, currency }) : format.list(sums);
  };
  return (
    <div className={classes.cards}>
      {(['all', ...kinds] as const).map((kind) => (
        <div key={kind} className={classes.card}>
          <Text size="sm" c="dimmed">
            {t(`costs.total.${kind}`)}
          </Text>
          <Text fz="h3" fw={700}>
            {totalOf(kind === 'all' ? costs : costs.filter(({ costKind }) => costKind === kind))}
          </Text>
        </div>
      ))}
    </div>
  );
}
