import { Button } from '@mantine/core';
import { type MenuAction, MoreMenu } from './more-menu.tsx';

type Props<T extends string> = {
  /** The move that is meant to be made from here. */
  readonly next: T | undefined;
  readonly rest: readonly T[];
  readonly titleOf: (target: T) => string;
  /** Moves after which it is not worked on any more. */
  readonly dangerous: readonly T[];
  /** What else is done less often. */
  readonly actions: readonly MenuAction[];
  readonly onMove: (target: T) => void;
};

/** The next move as a button, and all others behind it. */
export function MoveActions<T extends string>({ next, rest, titleOf, dangerous, actions, onMove }: Props<T>) {
  const moves = rest.map((target) => ({
    id: target,
    title: titleOf(target),
    isDangerous: dangerous.includes(target),
    run: () => onMove(target),
  }));
  return (
    <>
      {next !== undefined && <Button onClick={() => onMove(next)}>{titleOf(next)}</Button>}
      <MoreMenu groups={[moves, actions]} />
    </>
  );
}
