import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Missing } from '../../../shared/domain/records/refusal.ts';
import type { Options } from '../api/endpoint.ts';
import { useNameOf } from '../api/plant.ts';
import { ApiProblem } from '../api/problem.ts';
import { useChange } from '../api/use-change.ts';
import { type Filled, filledInto } from '../forms/filled.ts';
import { useFormat } from '../language/format.ts';
import { useProblemText } from '../ui/problem-text.ts';

type Subject = { readonly kind: 'lead' | 'deal'; readonly id: string };

/** Says that somebody else decided meanwhile, and who it was; answers whether that is what went wrong. */
export function useConflictNote(): (error: unknown) => boolean {
  const { t } = useTranslation('moves');
  const nameOf = useNameOf();
  const format = useFormat();
  const textOf = useProblemText();
  return (error) => {
    if (!(error instanceof ApiProblem) || error.document.status !== 409) return false;
    const { winner } = error.document;
    notifications.show({
      color: 'orange',
      title: t('conflict.title'),
      message: winner
        ? t('conflict.winner', { name: nameOf(winner.id), when: format.dayAndTime(winner.at) })
        : textOf(error),
    });
    return true;
  };
}

type After<R> = {
  readonly subject: Subject;
  readonly onMoved: (moved: R) => void;
  /** Refused, with nothing that could be filled in. */
  readonly onRefused: () => void;
  /** Whether a window is open that shows what went wrong. */
  readonly isShown: boolean;
};

/** Sends a move; what a refusal asks for is collected, filled in and sent with it again. */
export function useMoving<A, R>(
  run: (asked: A, options: Options) => Promise<R>,
  { subject, onMoved, onRefused, isShown }: After<R>,
) {
  const noteConflict = useConflictNote();
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [filled, setFilled] = useState<Filled>({});
  const queries = useQueryClient();
  const { kind, id } = subject;
  const shownIn = [[kind, id], [`${kind}s-board`], ['day'], ['tasks'], ['baskets']];
  const { change, isBusy, error } = useChange(run, {
    refresh: () => shownIn,
    done: onMoved,
    failed: (problem) => {
      if (noteConflict(problem)) {
        for (const queryKey of shownIn) void queries.invalidateQueries({ queryKey });
        onRefused();
        return true;
      }
      const asks = problem instanceof ApiProblem ? problem.missing : [];
      if (asks.length > 0) setMissing((before) => [...before.filter(isNot(asks)), ...asks]);
      const isHandled = asks.length > 0 || isShown || missing.length > 0;
      if (!isHandled) onRefused();
      return isHandled;
    },
  });
  return {
    send: (asked: A) => change(filledInto(asked, missing, filled)),
    isBusy,
    missing,
    filled,
    setFilled,
    /** Asks for nothing any more: another move is meant. */
    forget: () => setMissing([]),
    /** What is wrong beside what is still to be filled in. */
    error: error instanceof ApiProblem && error.missing.length > 0 ? undefined : (error ?? undefined),
  };
}

const isNot =
  (asks: readonly Missing[]) =>
  ({ field }: Missing): boolean =>
    !asks.some((each) => each.field === field);
