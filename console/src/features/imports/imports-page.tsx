import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useIsIn } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/shown.tsx';
import { type Import, importsQuery } from './api.ts';
import { OnlyImporters } from './only-importers.tsx';
import { StatusBadge } from './status-badge.tsx';

const iconSize = 16;

/** Files that were taken in, the newest first. */
export function Component() {
  const { t } = useTranslation('imports');
  return (
    <Page title={t('title')} actions={<NewButton />}>
      <OnlyImporters>
        <List />
      </OnlyImporters>
    </Page>
  );
}

function NewButton() {
  const { t } = useTranslation('imports');
  const isIn = useIsIn();
  if (!isIn('operator', 'head')) return null;
  return (
    <Button component={Link} to="/imports/new" size="xs" leftSection={<IconUpload size={iconSize} />}>
      {t('new')}
    </Button>
  );
}

function List() {
  const { t } = useTranslation('imports');
  const query = useInfiniteQuery(importsQuery);
  const columns = useColumns();
  return (
    <PagedTable
      query={query}
      label={t('title')}
      columns={columns}
      keyOf={({ id }) => id}
      to={({ id }) => `/imports/${id}`}
      orderIn="order"
      empty={<Empty title={t('none')}>{t('noneAbout')}</Empty>}
    />
  );
}

function useColumns(): readonly Column<Import>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const nameOf = useNameOf();
  return [
    { id: 'file', title: t('file'), value: ({ fileName }) => fileName },
    { id: 'kind', title: t('kind'), value: ({ kind }) => t(`kinds.${kind}`) },
    {
      ...{ id: 'status', title: t('status'), value: ({ status }) => t(`states.${status}`) },
      show: (row) => <StatusBadge of={row} />,
    },
    {
      ...{ id: 'opened', title: t('opened'), value: ({ openedAt }) => openedAt },
      show: ({ openedAt }) => format.dayAndTime(openedAt),
    },
    { id: 'by', title: t('by'), value: ({ by }) => nameOf(by) },
    ...(['total', 'imported', 'unchanged', 'rejected'] as const).map(
      (id): Column<Import> => ({
        ...{ id, title: t(id), isNumber: true, value: ({ rows }) => rows[id] },
        show: ({ rows }) => format.number(rows[id]),
      }),
    ),
  ];
}
