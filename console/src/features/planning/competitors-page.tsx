import { Badge, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { addCompetitor, type Competitor, competitorsQuery } from './api.ts';

const iconSize = 16;
const whole = 100;

/** Who sells the same, ourselves among them. */
export function Component() {
  const { t } = useTranslation('planning');
  const may = useMay();
  const query = useQuery(competitorsQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={t('competitors.title')}
      actions={
        may('add-competitor') && (
          <Button size="xs" leftSection={<IconPlus size={iconSize} />} onClick={() => setAdding(true)}>
            {t('competitors.add')}
          </Button>
        )
      }
    >
      <Shown query={query}>{(items) => <Register competitors={items} />}</Shown>
      {isAdding && <AddCompetitor hasUs={query.data?.some(({ us }) => us) ?? true} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Register({ competitors }: { readonly competitors: readonly Competitor[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { segments } = usePlant();
  const titleIn = useTitleIn();
  const columns: Column<Competitor>[] = [
    { id: 'name', title: t('competitors.name'), value: ({ name }) => name },
    {
      ...{ id: 'what', title: t('competitors.what') },
      show: ({ us, active }) => (
        <>
          {us && <Badge size="sm">{t('competitors.us')}</Badge>}
          {!active && (
            <Badge size="sm" color="gray" variant="light">
              {t('competitors.inactive')}
            </Badge>
          )}
        </>
      ),
    },
    {
      ...{ id: 'markets', title: t('competitors.markets') },
      show: ({ markets }) =>
        markets
          .map(({ segment, sharePercent }) =>
            [titleIn(segments, segment), sharePercent === undefined ? [] : format.percent(sharePercent / whole)]
              .flat()
              .join(' '),
          )
          .join(', '),
    },
    { id: 'prices', title: t('competitors.prices'), isNumber: true, value: ({ prices }) => prices.length },
    { id: 'advantage', title: t('competitors.advantage'), value: ({ advantage }) => advantage },
  ];
  return (
    <DataTable
      label={t('competitors.title')}
      columns={columns}
      rows={competitors.toSorted((a, b) => Number(b.us) - Number(a.us))}
      keyOf={({ id }) => id}
      to={({ id }) => `/competitors/${id}`}
      orderIn="order"
      empty={<Empty title={t('competitors.none')}>{t('competitors.noneAbout')}</Empty>}
    />
  );
}

function AddCompetitor({ hasUs, onClose }: { readonly hasUs: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('planning');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [us, setUs] = useState(false);
  const { change, isBusy, error } = useChange(addCompetitor, {
    refresh: () => [['competitors']],
    done: ({ id }) => void navigate(`/competitors/${id}`),
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('competitors.add')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() !== '') change({ name: name.trim(), us });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('competitors.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus
        />
        {!hasUs && (
          <Checkbox
            label={t('competitors.isUs')}
            checked={us}
            onChange={(event) => setUs(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </FormWindow>
  );
}
