import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { listQuery, type Row, type Scored, type WeekList } from './api.ts';
import classes from './return.module.css';

const lists = ['about-to-slip', 'went-silent', 'reorder'] as const satisfies readonly WeekList[];

type Props = { readonly scored: Scored; readonly currency: string };

/** The lists of this week, each account with its reason in a sentence. */
export function WeekLists({ scored, currency }: Props) {
  return (
    <div className={classes.lists}>
      {lists.map((list) => (
        <OneList key={list} list={list} count={scored.lists[list]} run={scored.finishedAt} currency={currency} />
      ))}
    </div>
  );
}

const firstRows = 10;

type OneProps = {
  readonly list: WeekList;
  readonly count: number;
  readonly run: string;
  readonly currency: string;
};

function OneList({ list, count, run, currency }: OneProps) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const rows = useInfiniteQuery(listQuery(list, run, firstRows));
  return (
    <section>
      <Group gap="xs" align="baseline">
        <Title order={2} size="h5">
          {t(`list.${list}.title`)}
        </Title>
        <Badge variant="light" color="gray">
          {format.number(count)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {t(`list.${list}.about`)}
      </Text>
      <Shown query={rows}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <Stack gap={6} component="ul" className="plain-list">
              {items.length === 0 && (
                <Text component="li" size="sm" c="dimmed">
                  {t(`list.${list}.none`)}
                </Text>
              )}
              {items.map((row) => (
                <ListRow key={row.accountId} row={row} currency={currency} />
              ))}
              {rows.hasNextPage && (
                <li>
                  <ShowMore of={rows} />
                </li>
              )}
            </Stack>
          );
        }}
      </Shown>
    </section>
  );
}

function ListRow({ row, currency }: { readonly row: Row; readonly currency: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  const { accountId, company, reason, marginMinor, owner, valuable } = row;
  return (
    <Paper component="li" withBorder px="sm" py={8}>
      <Group gap="xs">
        <Anchor component={Link} to={`/accounts/${accountId}`} size="sm" fw={600}>
          {company ?? t('private')}
        </Anchor>
        {valuable && (
          <Badge size="xs" variant="light" color="grape">
            {t('valuable')}
          </Badge>
        )}
      </Group>
      {reason && (
        <Text size="sm" className={classes.sentence}>
          {said(reason)}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[t('margin', { margin: format.shortMoney({ netMinor: marginMinor, currency }) }), nameOf(owner)]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </Text>
    </Paper>
  );
}
