import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Found, search } from './api.ts';

const settleMs = 200;

/** A record that was found. */
export type Chosen = { readonly kind: Found['kind']; readonly id: string; readonly title: string };

/** What was chosen as what an activity or a task is about. */
export const subjectOf = (chosen: Chosen | undefined) =>
  chosen?.kind === 'lead' || chosen?.kind === 'deal' ? { kind: chosen.kind, id: chosen.id } : undefined;

type Props = {
  readonly label: string;
  readonly kinds: readonly Found['kind'][];
  readonly value: Chosen | undefined;
  readonly onChange: (chosen: Chosen | undefined) => void;
  readonly required?: boolean;
  readonly isFirst?: boolean;
};

/** A record of some kinds, found as it is in the search of the header. */
export function RecordInput({ label, kinds, value, onChange, required, isFirst }: Props) {
  const { t } = useTranslation('entry');
  const [typed, setTyped] = useState(value?.title ?? '');
  const { found, isSettled } = useFound(typed, kinds, value);
  return (
    <Select
      label={label}
      placeholder={t('record.placeholder')}
      data={useOptions(found, kinds.length > 1)}
      value={value?.id ?? null}
      onChange={(id) => onChange(found.find((each) => each.id === id))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t(isSettled ? 'record.nothing' : 'record.type')}
      clearable
      required={required === true}
      data-autofocus={isFirst || undefined}
    />
  );
}

/** What was found for what is typed, with what is chosen already; settled once it is known that there is nothing. */
function useFound(typed: string, kinds: Props['kinds'], value: Chosen | undefined) {
  const { t } = useTranslation('app');
  const [asked] = useDebouncedValue(typed.trim(), settleMs);
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => search({ q: asked }, { signal }),
    enabled: asked !== '' && asked !== value?.title,
  });
  const matching = (data?.results ?? [])
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, id, title = t('search.unnamed') }): Chosen => ({ kind, id, title }));
  const isThere = value === undefined || matching.some(({ id }) => id === value.id);
  return { found: isThere ? matching : [value, ...matching], isSettled: asked !== '' && !isFetching };
}

function useOptions(found: readonly Chosen[], withKind: boolean) {
  const { t } = useTranslation('app');
  return found.map(({ kind, id, title }) => ({
    value: id,
    label: withKind ? `${title} · ${t(`search.kind.${kind}`)}` : title,
  }));
}
