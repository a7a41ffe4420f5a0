import {
  Alert,
  Button,
  Checkbox,
  Fieldset,
  Group,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/imports/import.ts';
import { useFormat } from '../../language/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { type Field, fieldsOf, foundColumn, mappingOf, type Said, type System, systems } from './columns.ts';
import type { Head } from './file-head.ts';
import classes from './imports.module.css';
import { NotSent } from './put-file.ts';
import { useTakeIn } from './use-take-in.ts';

type Props = { readonly kind: ImportKind; readonly file: File; readonly head: Head };

const longestName = 200;
const whole = 100;

/** The first rows of a file, what is read from which of its columns, and the button that sends it. */
export function TakeInForm({ kind, file, head }: Props) {
  const { t } = useTranslation('imports');
  const [system, setSystem] = useState<System>('titles');
  const [said, setSaid] = useState<Said>({});
  const [dryRun, setDryRun] = useState(true);
  const { take, isBusy, share, stop, error } = useTakeIn();
  const fields = fieldsOf(kind);
  const columnOf = (field: Field): string | undefined => said[field.name] ?? foundColumn(field, head.columns, system);
  const isComplete = fields.every((field) => field.needed !== true || columnOf(field) !== undefined);
  const mapping = mappingOf(fields, head.columns, system, said);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const as = { kind, dryRun, fileName: file.name.slice(0, longestName), ...(mapping && { mapping }) };
        if (isComplete && !isBusy) take({ file, as });
      }}
    >
      <Stack gap="lg">
        <FirstRows head={head} />
        <div>
          <Text size="sm" fw={500} id="from-system" mb={4}>
            {t('form.from')}
          </Text>
          <SegmentedControl
            aria-labelledby="from-system"
            data={systems.map((value) => ({ value, label: t(`form.systems.${value}`) }))}
            value={system}
            onChange={setSystem}
          />
        </div>
        <Mapping
          {...{ fields, columns: head.columns, columnOf, system }}
          onSay={(name, column) => setSaid(withSaid(said, name, column))}
        />
        <Unread columns={head.columns} read={fields.map(columnOf)} />
        <Checkbox
          label={t('form.dryRun')}
          checked={dryRun}
          onChange={(event) => setDryRun(event.currentTarget.checked)}
        />
        {error && <NotTaken error={error} />}
        {isBusy && <Sending share={share} onStop={stop} />}
        <Group>
          <Button type="submit" loading={isBusy} disabled={!isComplete}>
            {t(dryRun ? 'form.startDry' : 'form.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const withSaid = (said: Said, name: string, column: string | null): Said =>
  Object.fromEntries([
    ...Object.entries(said).filter(([each]) => each !== name),
    ...(column === null ? [] : [[name, column]]),
  ]) as Said; // entries of the same shape

function FirstRows({ head: { columns, rows } }: { readonly head: Head }) {
  const { t } = useTranslation('imports');
  return (
    <DataTable
      label={t('form.preview')}
      isBounded={false}
      columns={columns.map((title, at) => ({
        id: String(at),
        title: title === '' ? t('form.column', { number: at + 1 }) : title,
        show: ({ cells }: { readonly cells: readonly string[] }) => cells[at],
      }))}
      rows={rows.map((cells, row) => ({ cells, row }))}
      keyOf={({ row }) => String(row)}
    />
  );
}

type MappingProps = {
  readonly fields: readonly Field[];
  readonly columns: readonly string[];
  readonly system: System;
  readonly columnOf: (field: Field) => string | undefined;
  readonly onSay: (name: string, column: string | null) => void;
};

function Mapping({ fields, columns, system, columnOf, onSay }: MappingProps) {
  const { t } = useTranslation('imports');
  const titles = [...new Set(columns.filter((title) => title !== ''))];
  return (
    <Fieldset legend={t('form.mapping')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('form.mappingAbout')}
      </Text>
      <div className={classes.fields}>
        {fields.map((field) => {
          const column = columnOf(field) ?? null;
          const isLacking = field.needed === true && column === null;
          return (
            <Select
              key={field.name}
              label={t(`fields.${field.name}`)}
              data={titles}
              value={column}
              onChange={(chosen) => onSay(field.name, chosen)}
              placeholder={t('form.noColumn')}
              required={field.needed === true}
              // what is found by its title is read in any case: another column can be named, but not none
              clearable={foundColumn(field, columns, system) === undefined}
              allowDeselect={false}
              searchable
              {...(isLacking && { error: t('form.neededMissing') })}
            />
          );
        })}
      </div>
    </Fieldset>
  );
}

type UnreadProps = { readonly columns: readonly string[]; readonly read: readonly (string | undefined)[] };

function Unread({ columns, read }: UnreadProps) {
  const { t } = useTranslation('imports');
  const unread = columns.filter((column) => column !== '' && !read.includes(column));
  if (unread.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t('form.unread', { count: unread.length, titles: unread.join(', ') })}
    </Text>
  );
}

function Sending({ share = 0, onStop }: { readonly share: number | undefined; readonly onStop: () => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const text = t('form.sending', { share: format.percent(share) });
  return (
    <Group wrap="nowrap">
      <div className="grows">
        <Text size="sm" role="status" mb={4}>
          {text}
        </Text>
        <Progress value={share * whole} aria-label={text} />
      </div>
      <Button variant="default" size="xs" onClick={onStop}>
        {t('form.stop')}
      </Button>
    </Group>
  );
}

/** Why a file was not taken. */
export function NotTaken({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('imports');
  const textOf = useProblemText();
  return (
    <Alert role="alert" color="red">
      {error instanceof NotSent ? t('form.notSent') : textOf(error)}
    </Alert>
  );
}
