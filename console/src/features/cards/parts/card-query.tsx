import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../api/problem.ts';
import { LinesSkeleton, Shown } from '../../../ui/shown.tsx';

type Props<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (card: T) => ReactNode;
};

const gone: readonly number[] = [403, 404];
const lines = 12;

/** A card as it was read; one that is another’s by now, or is there no more, is not shown any longer. */
export function CardQuery<T>({ query, children }: Props<T>) {
  const { error, data, isFetching, refetch } = query;
  const isGone = error instanceof ApiProblem && gone.includes(error.document.status);
  return (
    <div className="page">
      <Shown
        query={{ error, isFetching, refetch, data: isGone ? undefined : data }}
        skeleton={<LinesSkeleton lines={lines} />}
      >
        {children}
      </Shown>
    </div>
  );
}
