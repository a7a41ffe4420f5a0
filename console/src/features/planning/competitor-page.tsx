import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Competitor, competitorQuery } from './api.ts';
import classes from './planning.module.css';

/** What is known of a company that sells the same. */
export function Component() {
  const { t } = useTranslation('planning');
  const { id = '' } = useParams();
  const may = useMay();
  const query = useQuery(competitorQuery(id));
  return (
    <Page
      title={query.data?.name ?? t('competitors.one')}
      actions={
        may('edit-competitor') && (
          <Button component={Link} to={`/competitors/${id}/edit`} size="xs" variant="default">
            {t('competitors.edit')}
          </Button>
        )
      }
    >
      <Shown query={query}>{(competitor) => <Known competitor={competitor} />}</Shown>
    </Page>
  );
}

function Known({ competitor }: { readonly competitor: Competitor }) {
  const { t } = useTranslation('planning');
  const { us, active, slug, advantage, functions } = competitor;
  return (
    <Stack gap="lg">
      <Group gap="xs">
        {us && <Badge>{t('competitors.us')}</Badge>}
        <Badge color={active ? 'teal' : 'gray'} variant="light">
          {active ? t('competitors.active') : t('competitors.inactive')}
        </Badge>
        <Text size="sm" c="dimmed">
          {t('competitors.slug', { slug })}
        </Text>
      </Group>
      <div className={classes.wide}>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {t('competitors.advantage')}
          </Title>
          <Text className={classes.words}>{advantage ?? t('competitors.notKnown')}</Text>
        </section>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {t('competitors.functions')}
          </Title>
          {functions.length === 0 ? (
            <Text>{t('competitors.notKnown')}</Text>
          ) : (
            <ul>
              {functions.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <Markets competitor={competitor} />
      <Prices competitor={competitor} />
    </Stack>
  );
}

const whole = 100;
type Props = { readonly competitor: Competitor };

function Markets({ competitor: { markets } }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { segments } = usePlant();
  const titleIn = useTitleIn();
  type Row = (typeof markets)[number];
  const columns: Column<Row>[] = [
    { id: 'segment', title: t('hypotheses.filter.segment'), value: ({ segment }) => titleIn(segments, segment) },
    {
      ...{ id: 'size', title: t('competitors.size'), isNumber: true, value: ({ size }) => size?.netMinor },
      show: ({ size }) => (size ? format.shortMoney(size) : '—'),
    },
    {
      ...{ id: 'share', title: t('competitors.share'), isNumber: true, value: ({ sharePercent }) => sharePercent },
      show: ({ sharePercent }) => (sharePercent === undefined ? '—' : format.percent(sharePercent / whole, 1)),
    },
    { id: 'source', title: t('competitors.source'), value: ({ source }) => source },
    { id: 'on', title: t('competitors.on'), value: ({ on }) => on, show: ({ on }) => format.longDay(on) },
  ];
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {t('competitors.markets')}
      </Title>
      <DataTable
        label={t('competitors.markets')}
        columns={columns}
        rows={markets}
        keyOf={({ segment, source, on }) => `${segment} ${source} ${on}`}
        isBounded={false}
        empty={<Text>{t('competitors.notKnown')}</Text>}
      />
    </section>
  );
}

function Prices({ competitor: { prices } }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  type Row = (typeof prices)[number];
  const columns: Column<Row>[] = [
    { id: 'product', title: t('competitors.product'), value: ({ product }) => product },
    {
      ...{ id: 'price', title: t('competitors.price'), isNumber: true, value: ({ price }) => price.netMinor },
      show: ({ price }) => format.money(price),
    },
    { id: 'source', title: t('competitors.source'), value: ({ source }) => source },
    { id: 'on', title: t('competitors.on'), value: ({ on }) => on, show: ({ on }) => format.longDay(on) },
  ];
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {t('competitors.prices')}
      </Title>
      <DataTable
        label={t('competitors.prices')}
        columns={columns}
        rows={prices}
        keyOf={({ product, source, on }) => `${product} ${source} ${on}`}
        isBounded={false}
        empty={<Text>{t('competitors.notKnown')}</Text>}
      />
    </section>
  );
}
