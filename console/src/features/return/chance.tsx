import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Cut, Row } from './api.ts';
import { surenessOf } from './chances.ts';
import classes from './return.module.css';

const whole = 100;

/** The chance of an account to buy within the horizon, its interval, and by whose behaviour it is told. */
export function Chance({ row, cut }: { readonly row: Row; readonly cut: Cut }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  if (row.chance === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('chance.unknown')}
      </Text>
    );
  const sureness = surenessOf(row, cut);
  const label = sureness
    ? t(`chance.level.${sureness.level}`, { bought: format.number(sureness.bought), of: format.number(sureness.of) })
    : t('chance.model');
  return (
    <Tooltip label={label} multiline maw={280}>
      <Text size="sm" ta="end" tabIndex={0} component="div">
        <Text span fw={600} size="sm">
          {format.percent(row.chance)}
        </Text>
        {sureness && (
          <Text size="xs" c="dimmed" className={classes.unbroken}>
            {t('chance.interval', { low: format.number(sureness.low * whole), high: format.percent(sureness.high) })}
          </Text>
        )}
      </Text>
    </Tooltip>
  );
}
