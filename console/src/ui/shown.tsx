import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodPuzzled } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, Offline } from '../api/problem.ts';
import { useProblemText } from './problem-text.ts';

type Props<T> = {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isFetching'> & { readonly refetch: () => unknown };
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
};

/** What a query brought; while it is on its way a skeleton, and when it failed why, and a way to ask again. What is there stays while it is asked for anew. */
export function Shown<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed error={query.error} again={() => query.refetch()} isBusy={query.isFetching} />;
  return <>{skeleton ?? <LinesSkeleton />}</>;
}

/** How a failure is told: nothing is wrong where there is no right, or nothing to be found. */
function kindOf(error: unknown): 'noRight' | 'notFound' | 'offline' | 'title' {
  if (error instanceof Offline) return 'offline';
  const status = error instanceof ApiProblem ? error.document.status : undefined;
  if (status === 403) return 'noRight';
  return status === 404 ? 'notFound' : 'title';
}

const icons = { noRight: IconLock, notFound: IconMoodPuzzled, offline: IconCloudOff, title: IconMoodPuzzled };

type FailedProps = { readonly error: unknown; readonly again?: () => void; readonly isBusy?: boolean };

/** Something did not work. */
export function Failed({ error, again, isBusy = false }: FailedProps) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  const kind = kindOf(error);
  const Icon = icons[kind];
  const isFinal = kind === 'noRight' || kind === 'notFound';
  return (
    <Alert
      role="alert"
      icon={<Icon />}
      title={t(`failed.${kind === 'offline' ? 'title' : kind}`)}
      color={isFinal ? 'gray' : 'red'}
      my="md"
    >
      <Stack align="start" gap="sm">
        <Text size="sm">{textOf(error)}</Text>
        {again && !isFinal && (
          <Button size="xs" variant="default" onClick={again} loading={isBusy}>
            {t('failed.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Nothing there, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text size="sm" c="dimmed" maw={460} component="div">
          {children}
        </Text>
      )}
    </Stack>
  );
}

/** Lines of text that are on their way. */
export function LinesSkeleton({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation('ui');
  return (
    <Stack gap="sm" py="md" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, n) => (
        <Skeleton key={n} height={18} width={`${String(95 - ((n * 17) % 40))}%`} />
      ))}
    </Stack>
  );
}
