import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { type BoardCard, type BoardOf, type BoardStage, moreQuery } from './api.ts';
import classes from './board.module.css';
import { Card, type CardActs } from './card.tsx';
import { cardIn } from './dragged.ts';
import { type Place, placesFor } from './places.ts';

export type ColumnProps = CardActs & {
  readonly of: BoardOf;
  readonly stage: BoardStage;
  readonly now: string;
  readonly mayMove: (card: BoardCard) => boolean;
  readonly mayClaim: (card: BoardCard) => boolean;
  readonly may: ReturnType<typeof useMay>;
  readonly onDrop: (card: BoardCard, to: Place) => void;
  readonly marked: ReadonlySet<string> | undefined;
  readonly moving: ReadonlySet<string>;
  readonly returned: string | undefined;
};

const cardHeight = 92;
const readAheadCards = 15;

/** One stage: how much is in it, and its cards, of which only those in sight are drawn. */
export function Column(props: ColumnProps) {
  const { of, stage, kind, may, onDrop } = props;
  const list = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLElement>(null);
  const [isWanted, setWanted] = useState(false);
  const more = useMore(of, stage, isWanted);
  const cards = useMemo(
    () => distinct([...stage.items, ...(more.data?.pages ?? []).flatMap(({ items }) => items)]),
    [stage, more.data],
  );
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => list.current,
    estimateSize: () => cardHeight,
    getItemKey: (n) => cards[n]?.id ?? n,
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = more;
  useEffect(() => {
    if (last < cards.length - readAheadCards) return;
    setWanted(true);
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); // also while what is there is asked for anew
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const place = stage.stage as Place; // one of `columnsOf`
  const takes = useCallback((card: BoardCard) => placesFor(kind, card, may).includes(place), [kind, may, place]);
  const dropping = useDropping({ column, list, place, takes, onDrop });
  return (
    <section
      ref={column}
      className={classes.column}
      data-stage={stage.stage}
      data-over={dropping === 'over'}
      data-allowed={dropping !== 'refused'}
      aria-labelledby={`stage-${stage.stage}`}
    >
      <ColumnHead stage={stage} />
      <div ref={list} className={classes.list} data-list={stage.stage}>
        {cards.length === 0 ? <EmptyColumn of={of} stage={stage.stage} /> : null}
        <ol className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, key, start }) => (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={classes.row}
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              <Row card={cards[index]} {...props} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Row({
  card,
  mayMove,
  mayClaim,
  marked,
  moving,
  returned,
  kind,
  now,
  onClaim,
  onMenu,
  onMark,
}: ColumnProps & { readonly card: BoardCard | undefined }) {
  if (!card) return null;
  return (
    <Card
      card={card}
      kind={kind}
      now={now}
      mayMove={mayMove(card)}
      mayClaim={mayClaim(card)}
      isMarked={marked?.has(card.id)}
      isMoving={moving.has(card.id)}
      isReturned={returned === card.id}
      onClaim={onClaim}
      onMenu={onMenu}
      onMark={onMark}
    />
  );
}

function ColumnHead({ stage: { stage, count, overdue, waiting, sums } }: { readonly stage: BoardStage }) {
  const { t } = useTranslation('boards');
  const format = useFormat();
  const titleOf = useStageTitle();
  return (
    <header className={classes.columnHead}>
      <h2 className={classes.columnTitle} id={`stage-${stage}`}>
        {titleOf(stage)} <span className={classes.count}>{format.number(count)}</span>
      </h2>
      <div className={classes.columnSums}>
        {sums.map((sum) => (
          <span key={sum.currency} title={format.money(sum)}>
            {format.shortMoney(sum)}
          </span>
        ))}
        {overdue > 0 && <span className={classes.late}>{t('overdue', { count: overdue })}</span>}
        {waiting > 0 && <span>{t('waiting', { count: waiting })}</span>}
      </div>
    </header>
  );
}

function EmptyColumn({ of, stage }: { readonly of: BoardOf; readonly stage: string }) {
  const { t } = useTranslation('boards');
  return <p className={classes.empty}>{t(of.kind === 'lead' && stage === 'new' ? 'emptyQueue' : 'emptyStage')}</p>;
}

/** The cards behind the first ones. Where those end elsewhere than before, all that was read is read again from there on. */
function useMore(of: BoardOf, stage: BoardStage, isWanted: boolean) {
  const queries = useQueryClient();
  const options = moreQuery(of, stage, isWanted);
  const more = useInfiniteQuery(options);
  const { queryKey } = options;
  const { refetch } = more;
  const { next } = stage;
  useEffect(() => {
    const read = queries.getQueryData(queryKey);
    if (!read || read.pageParams[0] === next) return;
    if (next === undefined) queries.setQueryData(queryKey, { pages: [], pageParams: [] });
    else {
      queries.setQueryData(queryKey, { ...read, pageParams: [next, ...read.pageParams.slice(1)] });
      void refetch();
    }
  }, [queries, queryKey, next, refetch]);
  return more;
}

type Dropping = 'none' | 'over' | 'refused';

type DropTarget = {
  readonly column: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly place: Place;
  readonly takes: (card: BoardCard) => boolean;
  readonly onDrop: (card: BoardCard, to: Place) => void;
};

/** Takes dragged cards, and says whether the one that is dragged may come here. */
function useDropping({ column, list, place, takes, onDrop }: DropTarget): Dropping {
  const [dropping, setDropping] = useState<Dropping>('none');
  useEffect(() => {
    if (!column.current || !list.current) return;
    return combine(
      autoScrollForElements({ element: list.current }),
      monitorForElements({
        onDragStart: ({ source }) => {
          const card = cardIn(source.data);
          if (card && card.stage !== place && !takes(card)) setDropping('refused');
        },
        onDrop: () => setDropping('none'),
      }),
      dropTargetForElements({
        element: column.current,
        canDrop: ({ source }) => {
          const card = cardIn(source.data);
          return card !== undefined && takes(card);
        },
        onDragEnter: () => setDropping('over'),
        onDragLeave: () => setDropping('none'),
        onDrop: ({ source }) => {
          setDropping('none');
          const card = cardIn(source.data);
          if (card) onDrop(card, place);
        },
      }),
    );
  }, [column, list, place, takes, onDrop]);
  return dropping;
}

/** A card that moved while pages were read may stand on two of them. */
function distinct(cards: readonly BoardCard[]): BoardCard[] {
  const seen = new Set<string>();
  return cards.filter(({ id }) => !seen.has(id) && seen.add(id));
}
