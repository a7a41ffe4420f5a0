import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useIsIn } from '../../../api/use-session.ts';
import { duplicatesQuery, type Found, type Mergeable, type Pair } from './api.ts';
import { CompareWindow } from './compare-window.tsx';

/** A pair that a card belongs to. */
export type Suspicion = { readonly id: string; readonly with: string; readonly why: Found['why'] };

/** Says that a lead, or who sent it, may be another one. */
export function DuplicateBanner({ lead, person }: { readonly lead: string; readonly person: string }) {
  const isIn = useIsIn();
  const enabled = isIn('manager', 'head');
  const leads = useInfiniteQuery({ ...duplicatesQuery('lead'), enabled }).data?.pages[0]?.items ?? [];
  const persons = useInfiniteQuery({ ...duplicatesQuery('person'), enabled }).data?.pages[0]?.items ?? [];
  return (
    <>
      <Suspicions of="lead" id={lead} found={leads.flatMap((pair) => seenFrom(lead, pair))} />
      <Suspicions of="person" id={person} found={persons.flatMap((pair) => seenFrom(person, pair))} />
    </>
  );
}

function seenFrom(id: string, { ids, ...pair }: Found): Suspicion[] {
  const other = ids.find((each) => each !== id);
  return ids.includes(id) && other !== undefined ? [{ ...pair, with: other }] : [];
}

type Props = { readonly of: Mergeable; readonly id: string; readonly found: readonly Suspicion[] };

/** The records that may be the same one, each to be compared. */
export function Suspicions({ of, id, found }: Props) {
  const { t } = useTranslation('cards');
  const go = useNavigate();
  const isIn = useIsIn();
  const [pair, setPair] = useState<Pair>();
  if (found.length === 0) return null;
  return (
    <Alert color="orange" py="xs" icon={<IconGitMerge size={18} />} title={t(`duplicates.banner.${of}`)}>
      {found.map((suspicion) => (
        <Group key={suspicion.id} justify="space-between" gap="sm">
          <Text size="sm">{t(`duplicates.why.${suspicion.why}`)}</Text>
          {isIn('manager', 'head') && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setPair({ of, one: id, other: suspicion.with, id: suspicion.id })}
            >
              {t('duplicates.compare')}
            </Button>
          )}
        </Group>
      ))}
      {pair && (
        <CompareWindow
          pair={pair}
          onClose={() => setPair(undefined)}
          onMerged={(into) => {
            if (into !== id) void go(`/${of}s/${into}`);
          }}
        />
      )}
    </Alert>
  );
}
