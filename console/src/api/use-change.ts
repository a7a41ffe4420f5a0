import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../ui/problem-text.ts';
import type { Options } from './endpoint.ts';
import { Offline } from './problem.ts';

const sentAgainMost = 3;
const failureShownMs = 10_000;

type Meant<A> = { readonly asked: A; readonly key: string };

type After<A, R> = {
  /** What has to be read anew; the first words of keys do. */
  readonly refresh?: (answered: R, asked: A) => readonly QueryKey[];
  readonly done?: (answered: R, asked: A) => void;
  /** Answers whether it has said what went wrong. @default - a note at the corner says it */
  readonly failed?: (error: Error, asked: A) => boolean;
};

/** A change somebody makes: sent under one key however often the connection breaks, so that it happens once. */
export function useChange<A, R>(
  run: (asked: A, options: Options) => Promise<R>,
  { refresh, done, failed }: After<A, R> = {},
) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ asked, key }: Meant<A>) => run(asked, { idempotencyKey: key }),
    retry: (failures, error) => error instanceof Offline && failures < sentAgainMost,
    onSuccess: (answered, { asked }) => {
      for (const queryKey of refresh?.(answered, asked) ?? []) void queries.invalidateQueries({ queryKey });
      done?.(answered, asked);
    },
    onError: (error, { asked }) => {
      if (failed?.(error, asked)) return;
      notifications.show({
        color: 'red',
        title: t('failed.title'),
        message: textOf(error),
        autoClose: failureShownMs,
      });
    },
  });
  return {
    change: (asked: A) => mutation.mutate({ asked, key: crypto.randomUUID() }),
    isBusy: mutation.isPending,
    error: mutation.error,
    forget: mutation.reset,
  };
}
