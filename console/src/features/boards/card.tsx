import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import type { BoardCard } from './api.ts';
import classes from './board.module.css';

export type CardActs = {
  readonly kind: 'lead' | 'deal';
  readonly onClaim: (card: BoardCard) => void;
  readonly onMenu: (card: BoardCard, button: HTMLElement) => void;
  readonly onMark: (id: string) => void;
};

type Props = CardActs & {
  readonly card: BoardCard;
  readonly now: string;
  /** It can be moved somewhere. */
  readonly mayMove: boolean;
  readonly mayClaim: boolean;
  /** Cards may be marked, to be given to somebody together. */
  readonly isMarked?: boolean | undefined;
  readonly isMoving: boolean;
  readonly isReturned: boolean;
};

/** One lead or deal on a board. Plain elements: there are thousands of them. */
export const Card = memo(function Card({ card, kind, now, ...rest }: Props) {
  const { t } = useTranslation('boards');
  const ref = useRef<HTMLElement>(null);
  const [isDragged, setDragged] = useState(false);
  const { mayMove, mayClaim, isMarked, isMoving, isReturned, onClaim, onMenu, onMark } = rest;
  useEffect(() => {
    if (!ref.current || !mayMove) return;
    return draggable({
      element: ref.current,
      getInitialData: () => ({ card }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [card, mayMove]);
  const title = card.company ?? card.product ?? t('unnamed');
  return (
    <article
      ref={ref}
      className={classes.card}
      tabIndex={0}
      aria-label={title}
      data-id={card.id}
      data-mark={markOf(card, now)}
      data-dragged={isDragged}
      data-moving={isMoving}
      data-returned={isReturned}
    >
      <Link className={classes.title} to={`/${kind}s/${card.id}`} tabIndex={-1} draggable={false}>
        {isMarked !== undefined && (
          <input
            type="checkbox"
            className={classes.select}
            checked={isMarked}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onMark(card.id)}
            aria-label={t('mark', { title })}
          />
        )}
        {title}
      </Link>
      {mayMove && (
        <button
          type="button"
          className={classes.menu}
          aria-label={t('menu', { title })}
          aria-haspopup="menu"
          onClick={(event) => onMenu(card, event.currentTarget)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      )}
      <About card={card} />
      <div className={classes.foot}>
        <When card={card} now={now} />
        {mayClaim ? (
          <button type="button" className={classes.claim} onClick={() => onClaim(card)}>
            {t('claim')}
          </button>
        ) : (
          <Owner id={card.owner} />
        )}
      </div>
    </article>
  );
});

function About({ card: { company, product, amount } }: { readonly card: BoardCard }) {
  const format = useFormat();
  const parts = [amount && format.money(amount), company === undefined ? undefined : product];
  const text = parts.filter((part) => part !== undefined).join(' · ');
  return text === '' ? null : (
    <div className={classes.about} title={text}>
      {text}
    </div>
  );
}

function When({ card, now }: { readonly card: BoardCard; readonly now: string }) {
  const { t } = useTranslation('boards');
  const format = useFormat();
  const { waitUntil, dueAt, withoutNextStep } = card;
  if (waitUntil !== undefined)
    return <span className={classes.waits}>{t('waits', { until: format.day(waitUntil) })}</span>;
  return (
    <>
      {dueAt !== undefined && (
        <span className={dueAt < now ? classes.late : undefined} title={format.dayAndTime(dueAt)}>
          {t(dueAt < now ? 'late' : 'due', { when: format.fromNow(dueAt, now) })}
        </span>
      )}
      {withoutNextStep === true && <span className={classes.mark}>{t('noStep')}</span>}
    </>
  );
}

function Owner({ id }: { readonly id: string | undefined }) {
  const nameOf = useNameOf();
  const name = nameOf(id);
  return name === undefined ? null : <span className={classes.owner}>{name}</span>;
}

function markOf({ overdue, dueAt, waitUntil, focus, withoutNextStep }: BoardCard, now: string): string | undefined {
  if (waitUntil !== undefined) return 'waiting';
  if (overdue === true || (dueAt !== undefined && dueAt < now)) return 'overdue';
  if (withoutNextStep === true) return 'no-step';
  return focus === true ? 'focus' : undefined;
}
