import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Defined } from '../../ui/defined.tsx';
import type { Report } from './api.ts';
import classes from './figures.module.css';
import { Part } from './report-frame.tsx';

const parts = ['entered', 'tagged', 'shared', 'unshared'] as const;
const whole = 100;

/** By which rule costs came to their segments, and what the forecast of value rests on. */
export function EconomicsBasis({ report }: { readonly report: Report<'economics'> }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const said = useSaid();
  const { sharing, sharingDefinitions, forecast, currency } = report;
  return (
    <Part title={t('economics.basis')} about={said(sharing.rule)}>
      <div className={classes.cards}>
        {parts.map((part) => (
          <div key={part} className={classes.card}>
            <Text size="sm" c="dimmed">
              <Defined help={sharingDefinitions[part] ? said(sharingDefinitions[part]) : ''}>
                {t(`economics.sharing.${part}`)}
              </Defined>
            </Text>
            <Text fw={650}>{format.money({ netMinor: sharing[part], currency })}</Text>
          </div>
        ))}
      </div>
      <Text size="sm" mt="xs">
        {t('economics.forecast', {
          months: forecast.months,
          percent: format.percent(forecast.discountPercentPerYear / whole),
          count: forecast.customers,
        })}{' '}
        <Lacking lacking={forecast.lacking} />
      </Text>
    </Part>
  );
}

/** Why the value to come is not told. */
function Lacking({ lacking }: { readonly lacking: Report<'economics'>['forecast']['lacking'] }) {
  const { t } = useTranslation('figures');
  if (!lacking) return null;
  if (lacking.why === 'few-repeaters')
    return t('economics.lacking.few-repeaters', { repeaters: lacking.repeaters, needed: lacking.needed });
  if (lacking.why === 'short-history')
    return t('economics.lacking.short-history', { days: lacking.days, needed: lacking.needed });
  return t('economics.lacking.degenerate');
}
