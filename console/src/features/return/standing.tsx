import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Shown } from '../../ui/shown.tsx';
import { type Score, scoreQuery } from './api.ts';
import { Facts } from '../../ui/facts.tsx';
import classes from './return.module.css';
import { useCellName } from './words.ts';

/** Where the customer stands by now among those who bought. */
export function Standing({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('return');
  const score = useQuery(scoreQuery(accountId));
  return (
    <Shown query={score}>
      {({ bought, currency }) =>
        bought ? <Bought bought={bought} currency={currency} /> : <Text size="sm">{t('winBack.noOrder')}</Text>
      }
    </Shown>
  );
}

type BoughtProps = { readonly bought: NonNullable<Score['bought']>; readonly currency: string };

function Bought({ bought, currency }: BoughtProps) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const cellName = useCellName();
  const { group, chance, horizonDays, lastOn, frequency, monetaryMinor, marginMinor, reorder } = bought;
  const money = (netMinor: number): string => format.money({ netMinor, currency });
  return (
    <Facts
      facts={[
        [t('column.group'), group && cellName(group)],
        [
          t('column.chance'),
          chance === undefined
            ? t('chance.unknown')
            : t('chance.within', { chance: format.percent(chance), count: horizonDays ?? 0 }),
        ],
        [t('column.last'), format.longDay(lastOn)],
        [t('column.orders'), format.number(frequency)],
        [t('column.average'), money(monetaryMinor)],
        [t('column.margin'), marginMinor === undefined ? undefined : money(marginMinor)],
        [t('column.rhythm'), reorder && <span className={classes.sentence}>{said(reorder.reason)}</span>],
      ]}
    />
  );
}
