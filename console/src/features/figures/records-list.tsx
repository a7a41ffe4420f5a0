import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { csvFile } from '../../ui/save-file.ts';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { recordsQuery } from './api.ts';
import { useAskedWords } from './asked-words.ts';
import { type Counted, partsOf, readerOf } from './record-lists.ts';
import { placeOf, type RecordColumn, useRecordColumns } from './record-columns.tsx';

const mostOfPage = 200;

/** Whatever a figure counts, told by what it was asked for. @param of the address the report gave */
export function RecordsList({ of }: { readonly of: string }) {
  const { t } = useTranslation('figures');
  const parts = partsOf(of);
  return parts ? <Known of={of} asked={parts.asked} /> : <Empty title={t('records.unknown')} />;
}

type Props = { readonly of: string; readonly asked: Readonly<Record<string, string>> };

function Known({ of, asked }: Props) {
  const { t } = useTranslation('figures');
  const wordsOf = useAskedWords();
  const query = useInfiniteQuery(recordsQuery(of));
  const columnsOf = useRecordColumns();
  return (
    <>
      <Text size="sm" c="dimmed" my="xs">
        {wordsOf(asked).join(' · ')}
      </Text>
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const columns = columnsOf(items);
          return (
            <>
              <Group justify="space-between" mb="xs">
                <Text size="sm">{t('records.count', { count: pages[0]?.total ?? 0 })}</Text>
                <CsvButton of={of} columns={columns} />
              </Group>
              <DataTable
                label={t('records.title')}
                columns={columns}
                rows={items}
                keyOf={({ id, kind = '', startedOn = '' }) => `${kind} ${id} ${startedOn}`}
                to={placeOf}
                orderIn="order-of"
                empty={<Empty title={t('records.none')} />}
              />
              <ShowMore of={query} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

/** All of them as a file, also those that are not on the page yet. */
function CsvButton({ of, columns }: { readonly of: string; readonly columns: readonly RecordColumn[] }) {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const make = async (): Promise<Blob> => {
    const rows = (await allOf(of)).map((item) => columns.map(({ value }) => value?.(item)));
    return csvFile([columns.map(({ title }) => title), ...rows], language);
  };
  return <SaveButton label={t('file.csv')} name="records.csv" make={make} />;
}

async function allOf(of: string): Promise<Counted[]> {
  const read = readerOf(of);
  const all: Counted[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page = await read({ limit: mostOfPage, after }, AbortSignal.timeout(60_000));
    all.push(...page.items);
    after = page.next;
  }
  return all;
}
