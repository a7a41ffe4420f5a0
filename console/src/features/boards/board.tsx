import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/now.ts';
import { useMay } from '../../api/use-session.ts';
import { later } from '../../ui/later.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type BoardCard, type BoardOf, boardQuery } from './api.ts';
import classes from './board.module.css';
import { BoardSkeleton } from './board-skeleton.tsx';
import { CardMenu } from './card-menu.tsx';
import { Column } from './column.tsx';
import { Exits } from './exits.tsx';
import { placesFor } from './places.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardMoves } from './use-board-moves.ts';

const Moving = later(async () => (await import('./moving.tsx')).Moving);

type Props = {
  readonly of: BoardOf;
  /** Cards can be marked, to be given to somebody together. */
  readonly marked?: ReadonlySet<string> | undefined;
  readonly onMark: (id: string) => void;
};
type Opened = { readonly card: BoardCard; readonly button: HTMLElement };

/** The open leads, or the open deals of a process, by stage: dragged, or moved by the menu of a card. */
export function Board({ of, marked, onMark }: Props) {
  const { t } = useTranslation('boards');
  const { kind } = of;
  const may = useMay();
  const now = useNow();
  const board = useQuery(boardQuery(of));
  const frame = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<Opened>();
  const { move, asked, moving, returned, settled, givenUp } = useBoardMoves(kind);
  const openMenu = useCallback((card: BoardCard, button: HTMLElement) => setMenu({ card, button }), []);
  const claim = useCallback((card: BoardCard) => move(card, 'mql'), [move]);
  const mayMove = useCallback((card: BoardCard) => placesFor(kind, card, may).length > 0, [kind, may]);
  const mayClaim = useCallback(
    (card: BoardCard) => kind === 'lead' && card.stage === 'new' && may('claim-lead', card.reservedFor),
    [kind, may],
  );
  useBoardKeys(frame);
  const isThere = board.data !== undefined;
  useEffect(() => {
    if (frame.current && isThere) return autoScrollForElements({ element: frame.current });
  }, [isThere]);
  return (
    <Shown query={board} skeleton={<BoardSkeleton of={of} />}>
      {({ stages }) => (
        <>
          <div
            ref={frame}
            className={classes.board}
            role="group"
            aria-label={t(`${kind}s`)}
            aria-description={t('keys')}
          >
            {stages.map((stage) => (
              <Column
                key={stage.stage}
                of={of}
                kind={kind}
                stage={stage}
                now={now}
                may={may}
                mayMove={mayMove}
                mayClaim={mayClaim}
                marked={marked}
                moving={moving}
                returned={returned}
                onMark={onMark}
                onDrop={move}
                onClaim={claim}
                onMenu={openMenu}
              />
            ))}
          </div>
          <Exits kind={kind} onDrop={move} />
          {menu && (
            <CardMenu
              kind={kind}
              card={menu.card}
              button={menu.button}
              onMove={move}
              onClose={() => setMenu(undefined)}
            />
          )}
          {asked.map(({ card, to }) => (
            <Moving
              key={card.id}
              kind={kind}
              card={card}
              to={to}
              onMoved={() => settled(card.id)}
              onClose={() => givenUp(card.id)}
            />
          ))}
        </>
      )}
    </Shown>
  );
}
