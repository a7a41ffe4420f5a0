import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import { Shown } from '../../../ui/shown.tsx';
import { type Score, scoreQuery, winBackQuery } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';

const colors = { low: 'red', middle: 'orange', high: 'teal' } as const;

/** How likely a customer is to buy again, by which rhythm, and whether somebody sees to it. */
export function Progress({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const score = useQuery(scoreQuery(id));
  const winBack = useQuery(winBackQuery(id));
  return (
    <Panel
      title={t('progress.title')}
      actions={
        <Anchor component={Link} to="/return" size="xs">
          {t('progress.toReturn')}
        </Anchor>
      }
    >
      <Shown query={score}>
        {({ bought, currency }) =>
          bought ? (
            <Bought bought={bought} currency={currency} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('progress.notBought')}
            </Text>
          )
        }
      </Shown>
      {winBack.data && (
        <Text size="sm" mt="xs">
          <strong>{t(`progress.winBack.${winBack.data.is}`)}</strong> {said(winBack.data.reason)}
        </Text>
      )}
    </Panel>
  );
}

type Bought = NonNullable<Score['bought']>;

function Bought({ bought, currency }: { readonly bought: Bought; readonly currency: string }) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const format = useFormat();
  const { chance, progress, horizonDays, group, recencyDays, frequency, monetaryMinor, marginMinor, reorder } = bought;
  return (
    <>
      <Group gap={8} mb={6}>
        {chance === undefined ? (
          <Text size="sm" c="dimmed">
            {t('progress.unknown')}
          </Text>
        ) : (
          <Text size="lg" fw={650}>
            {format.percent(chance)}
          </Text>
        )}
        {progress && (
          <Badge variant="light" color={colors[progress]}>
            {t(`progress.band.${progress}`)}
          </Badge>
        )}
        {bought.isValuable === true && <Badge variant="light">{t('progress.valuable')}</Badge>}
      </Group>
      {horizonDays !== undefined && (
        <Text size="xs" c="dimmed" mb={6}>
          {t('progress.horizon', { count: horizonDays })}
        </Text>
      )}
      <Rows>
        {group && (
          <Row label={t('progress.group')}>
            <Plain>
              {[t(`band.${group.recency}`), t(`band.${group.frequency}`), t(`band.${group.monetary}`)].join(' · ')}
            </Plain>
          </Row>
        )}
        <Row label={t('progress.recency')}>
          <Plain>{t('progress.days', { count: recencyDays })}</Plain>
        </Row>
        <Row label={t('progress.frequency')}>
          <Plain>{format.number(frequency)}</Plain>
        </Row>
        <Row label={t('progress.monetary')}>
          <Plain>{format.money({ netMinor: monetaryMinor, currency })}</Plain>
        </Row>
        {marginMinor !== undefined && (
          <Row label={t('progress.margin')}>
            <Plain>{format.money({ netMinor: marginMinor, currency })}</Plain>
          </Row>
        )}
      </Rows>
      {reorder && (
        <Text size="sm" mt="xs">
          {said(reorder.reason)}
        </Text>
      )}
    </>
  );
}
