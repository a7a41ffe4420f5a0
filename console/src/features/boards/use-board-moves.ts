import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { BoardCard } from './api.ts';
import { moveInCache } from './board-cache.ts';
import type { Place } from './places.ts';

type Asked = { readonly card: BoardCard; readonly to: Place };

const returnedMs = 1500;

/** Moves of cards: each is seen at once, and taken back in sight when it is refused or given up. */
export function useBoardMoves(kind: 'lead' | 'deal') {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [returned, setReturned] = useState<string>();
  const back = useRef(new Map<string, () => void>());
  const move = useCallback(
    (card: BoardCard, to: Place) => {
      if (back.current.has(card.id)) return; // a second click
      back.current.set(card.id, moveInCache(queries, kind, card, to));
      setAsked((before) => [...before, { card, to }]);
    },
    [kind, queries],
  );
  const end = useCallback((id: string): (() => void) | undefined => {
    const wayBack = back.current.get(id);
    back.current.delete(id);
    setAsked((before) => before.filter(({ card }) => card.id !== id));
    return wayBack;
  }, []);
  const settled = useCallback(
    (id: string) => {
      end(id);
      void queries.invalidateQueries({ queryKey: [`${kind}s-board`] });
    },
    [end, kind, queries],
  );
  const givenUp = useCallback(
    (id: string) => {
      end(id)?.();
      setReturned(id);
      setTimeout(() => setReturned(undefined), returnedMs);
      void queries.invalidateQueries({ queryKey: [`${kind}s-board`] });
    },
    [end, kind, queries],
  );
  const moving = useMemo(() => new Set(asked.map(({ card }) => card.id)), [asked]);
  return { move, asked, moving, returned, settled, givenUp };
}
