import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCard } from './api.ts';
import classes from './board.module.css';
import { cardIn } from './dragged.ts';
import { useMay } from '../../api/use-session.ts';
import { type Exit as ExitPlace, exits, type Place, placesFor } from './places.ts';

type Props = {
  readonly kind: 'lead' | 'deal';
  readonly onDrop: (card: BoardCard, to: Place) => void;
};

/** While a card is dragged: the ways out of the board that are open to it. */
export function Exits({ kind, onDrop }: Props) {
  const may = useMay();
  const [card, setCard] = useState<BoardCard>();
  useEffect(
    () =>
      monitorForElements({
        onDragStart: ({ source }) => setCard(cardIn(source.data)),
        onDrop: () => setCard(undefined),
      }),
    [],
  );
  if (!card) return null;
  const open = placesFor(kind, card, may);
  return (
    <div className={classes.exits}>
      {exits
        .filter((exit) => open.includes(exit))
        .map((exit) => (
          <Exit key={exit} exit={exit} onDrop={onDrop} />
        ))}
    </div>
  );
}

function Exit({ exit, onDrop }: { readonly exit: ExitPlace; readonly onDrop: Props['onDrop'] }) {
  const { t } = useTranslation('boards');
  const ref = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    return dropTargetForElements({
      element: ref.current,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        const card = cardIn(source.data);
        if (card) onDrop(card, exit);
      },
    });
  }, [exit, onDrop]);
  return (
    <div ref={ref} className={classes.exit} data-over={isOver} data-exit={exit}>
      {t(`to.${exit}`)}
    </div>
  );
}
