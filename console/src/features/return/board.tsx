import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useIsIn } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Shown } from '../../ui/shown.tsx';
import { type Cut, type Progress, type Row, rowsQuery, type Scored } from './api.ts';
import { together } from './chances.ts';
import { Chance } from './chance.tsx';
import classes from './return.module.css';

type Props = { readonly scored: Scored; readonly cut: Cut; readonly currency: string };

const columns = ['low', 'middle', 'high'] as const;
const shownMost = 6;
const whole = 100;

/** Three columns: who will hardly buy, who may, and who will. */
export function Board({ scored, cut, currency }: Props) {
  const { t } = useTranslation('return');
  const isIn = useIsIn();
  const rows = useQuery(rowsQuery(scored));
  return (
    <Shown query={rows}>
      {(data) => (
        <>
          <div className={classes.board}>
            {columns.map((progress) => (
              <Column
                key={progress}
                progress={progress}
                accounts={scored.progress[progress]}
                rows={data.rows.filter((row) => row.progress === progress)}
                cut={cut}
                currency={currency}
              />
            ))}
          </div>
          <Unknown accounts={scored.progress.unknown} />
          {!isIn('head', 'marketer', 'director') && (
            <Text size="xs" c="dimmed" mt="xs">
              {t('board.own')}
            </Text>
          )}
          {!data.isWhole && (
            <Text size="xs" c="dimmed" mt="xs">
              {t('board.partial')}
            </Text>
          )}
        </>
      )}
    </Shown>
  );
}

function Unknown({ accounts }: { readonly accounts: number }) {
  const { t } = useTranslation('return');
  if (accounts === 0) return null;
  return (
    <Text size="sm" mt="sm">
      <Anchor component={Link} to="/return?view=accounts&progress=unknown">
        {t('board.unknown', { accounts: t('accounts', { count: accounts }) })}
      </Anchor>
    </Text>
  );
}

type ColumnProps = Pick<Props, 'cut' | 'currency'> & {
  readonly progress: Exclude<Progress, 'unknown'>;
  readonly accounts: number;
  readonly rows: readonly Row[];
};

function Column({ progress, accounts, rows, cut, currency }: ColumnProps) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const { mean, interval, expected, marginMinor } = together(rows, cut);
  const dearest = rows.toSorted((one, other) => other.marginMinor - one.marginMinor).slice(0, shownMost);
  return (
    <section className={classes.column} data-progress={progress}>
      <Group justify="space-between" align="baseline" wrap="nowrap">
        <Title order={2} size="h5">
          {t(`progress.${progress}`)}
        </Title>
        <Text fz={24} fw={650} lh={1}>
          {format.number(accounts)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`range.${progress}`)}
      </Text>
      {mean !== undefined && (
        <Text size="sm">
          {t('board.mean', { mean: format.percent(mean), expected: format.number(expected, 1) })}
          {interval &&
            ` · ${t('board.interval', { low: format.number(interval.low * whole), high: format.percent(interval.high) })}`}
        </Text>
      )}
      {rows.length > 0 && (
        <Text size="sm">{t('board.value', { margin: format.shortMoney({ netMinor: marginMinor, currency }) })}</Text>
      )}
      <Text size="xs" c="dimmed">
        {t(`does.${progress}`)}
      </Text>
      <Stack gap={6} component="ul" className="plain-list" mt={4}>
        {dearest.map((row) => (
          <Card key={row.accountId} row={row} cut={cut} currency={currency} />
        ))}
      </Stack>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed" py="sm">
          {t('board.none')}
        </Text>
      )}
      {accounts > shownMost && (
        <Anchor component={Link} to={`/return?view=accounts&progress=${progress}`} size="sm">
          {t('board.all', { accounts: t('accounts', { count: accounts }) })}
        </Anchor>
      )}
    </section>
  );
}

function Card({ row, cut, currency }: { readonly row: Row; readonly cut: Cut; readonly currency: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const nameOf = useNameOf();
  const { accountId, company, lastOn, marginMinor, valuable, owner } = row;
  return (
    <Paper component="li" withBorder px="sm" py={8}>
      <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
        <Anchor component={Link} to={`/accounts/${accountId}`} size="sm" fw={600}>
          {company ?? t('private')}
        </Anchor>
        <Chance row={row} cut={cut} />
      </Group>
      <Text size="xs" c="dimmed">
        {[
          t('lastOrder', { on: format.day(lastOn) }),
          t('margin', { margin: format.shortMoney({ netMinor: marginMinor, currency }) }),
          nameOf(owner),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </Text>
      {valuable && (
        <Badge size="xs" variant="light" color="grape" mt={4}>
          {t('valuable')}
        </Badge>
      )}
    </Paper>
  );
}
