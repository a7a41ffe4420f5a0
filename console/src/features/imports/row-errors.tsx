import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { csvFile } from '../../ui/save-file.ts';
import { allErrors, type Import, type RowError } from './api.ts';
import { type FieldName, fieldsOf } from './columns.ts';
import { useAllowedWords } from './told-words.ts';

type Props = {
  readonly of: Import;
  readonly errors: readonly RowError[];
  /** The way to those that are not there yet. */
  readonly children: ReactNode;
};

/** What was wrong in which cell, and what would have been right. */
export function RowErrors({ of, errors, children }: Props) {
  const { t } = useTranslation('imports');
  const columns = useColumns(of);
  if (errors.length === 0) return of.rows.total > 0 ? <Text role="status">{t('card.noErrors')}</Text> : null;
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('card.errors')}
        </Title>
        <SaveErrors of={of} columns={columns} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('card.errorsAbout')}
      </Text>
      <DataTable
        label={t('card.errors')}
        columns={columns}
        rows={errors.map((error, at) => ({ ...error, at }))}
        keyOf={({ at }) => String(at)}
      />
      {children}
    </section>
  );
}

function useColumns({ kind }: Import): readonly Column<RowError>[] {
  const { t } = useTranslation('imports');
  const words = useAllowedWords();
  const fields: readonly string[] = fieldsOf(kind).map(({ name }) => name);
  return [
    { id: 'row', title: t('card.row'), value: ({ row }) => row },
    {
      ...{ id: 'column', title: t('card.column') },
      value: ({ column }) => (fields.includes(column) ? t(`fields.${column as FieldName}`) : column), // it is one of them
    },
    { id: 'value', title: t('card.value'), value: ({ value }) => value },
    { id: 'allowed', title: t('card.allowed'), value: ({ allowed }) => words(allowed) },
  ];
}

/** Saves all of them, not only those that are shown, as a table whose columns are these. */
function SaveErrors({ of, columns }: { readonly of: Import; readonly columns: readonly Column<RowError>[] }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const make = async (): Promise<Blob> => {
    const errors = await allErrors(of.id);
    const cells = errors.map((row) => columns.map(({ value }) => value?.(row) ?? undefined));
    return csvFile([columns.map(({ title }) => title), ...cells], language);
  };
  const name = t('card.savedAs', { name: of.fileName.replace(/(\.csv)?$/i, '.csv') });
  return <SaveButton label={t('card.save')} name={name} make={make} />;
}
