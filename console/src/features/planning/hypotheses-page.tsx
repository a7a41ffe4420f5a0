import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Hypothesis, hypothesesQuery } from './api.ts';
import { unitOfHypothesis, useFigureWords, useValueText } from './figure-words.ts';
import { StateBadge } from './verdict.tsx';

const iconSize = 16;

/** The register of hypotheses. */
export function Component() {
  const { t } = useTranslation('planning');
  const may = useMay();
  const query = useInfiniteQuery(hypothesesQuery);
  return (
    <Page
      title={t('hypotheses.title')}
      actions={
        may('edit-hypotheses') && (
          <Button component={Link} to="/hypotheses/new" size="xs" leftSection={<IconPlus size={iconSize} />}>
            {t('hypotheses.write')}
          </Button>
        )
      }
    >
      <Shown query={query}>
        {({ pages }) => (
          <>
            <Register hypotheses={pages.flatMap(({ items }) => items)} />
            <ShowMore of={query} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Register({ hypotheses }: { readonly hypotheses: readonly Hypothesis[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useNameOf();
  const figureOf = useFigureWords();
  const { change } = useValueText();
  const columns: Column<Hypothesis>[] = [
    { id: 'statement', title: t('hypotheses.statement'), value: ({ statement }) => statement },
    {
      ...{ id: 'state', title: t('hypotheses.state'), value: ({ state, verdict }) => verdict?.outcome ?? state },
      show: (hypothesis) => <StateBadge hypothesis={hypothesis} />,
    },
    { id: 'figure', title: t('hypotheses.figure'), value: ({ figure }) => figureOf(figure) },
    {
      ...{ id: 'expected', title: t('hypotheses.expected'), isNumber: true, value: ({ expected }) => expected },
      show: (hypothesis) => change(hypothesis.expected, unitOfHypothesis(hypothesis)),
    },
    {
      ...{ id: 'reviewOn', title: t('hypotheses.reviewOn'), value: ({ reviewOn }) => reviewOn },
      show: ({ reviewOn }) => format.day(reviewOn),
    },
    { id: 'owner', title: t('hypotheses.owner'), value: ({ owner }) => nameOf(owner) },
  ];
  return (
    <DataTable
      label={t('hypotheses.title')}
      columns={columns}
      rows={hypotheses}
      keyOf={({ id }) => id}
      to={({ id }) => `/hypotheses/${id}`}
      orderIn="order"
      empty={<Empty title={t('hypotheses.none')}>{t('hypotheses.noneAbout')}</Empty>}
    />
  );
}
