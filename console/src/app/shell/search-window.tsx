import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconAddressBook, IconFilter, IconInbox, IconSearch, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type * as SearchContract from '../../../../functions/api/desk/search/contract.ts';
import { endpoint } from '../../api/endpoint.ts';
import { useViewer } from '../../api/use-session.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { placesFor, sections } from './places.ts';

const search = endpoint<typeof SearchContract>('GET', '/search');
const settleMs = 180;
const icons = { lead: IconInbox, deal: IconFilter, account: IconAddressBook, person: IconUser } as const;

/** Finds a record or a place by whatever is at hand. */
export function SearchWindow() {
  const { t } = useTranslation();
  const go = useNavigate();
  const textOf = useProblemText();
  const { groups } = useViewer();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), settleMs);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => search({ q: asked }, { signal }),
    enabled: asked !== '' && !groups.every((group) => group === 'operator'),
    staleTime: 10_000,
  });
  const matching = sections
    .flatMap((section) => placesFor(section, groups))
    .map(({ id, path }) => ({ path, label: t(`place.${id}`) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  const found = asked === '' ? [] : (data?.results ?? []);
  const nothing = found.length === 0 && matching.length === 0;
  return (
    <Spotlight.Root query={typed} onQueryChange={setTyped} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.title')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {found.map(({ kind, id, title, matched }) => {
          const Icon = icons[kind];
          return (
            <Spotlight.Action
              key={`${kind} ${id}`}
              leftSection={<Icon size={18} />}
              label={title ?? t('search.unnamed')}
              description={`${t(`search.kind.${kind}`)} · ${t(`search.matched.${matched}`)}`}
              onClick={() => void go(`/${kind}s/${id}`)}
            />
          );
        })}
        {matching.map(({ path, label }) => (
          <Spotlight.Action key={path} label={label} description={t('search.place')} onClick={() => void go(path)} />
        ))}
        {nothing && <Spotlight.Empty>{error ? textOf(error) : <Nothing isBusy={isFetching} />}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Nothing({ isBusy }: { readonly isBusy: boolean }) {
  const { t } = useTranslation();
  return <Text size="sm">{t(isBusy ? 'search.busy' : 'search.nothing')}</Text>;
}
