import { type RefObject, useEffect } from 'react';

/** Arrows go from card to card and from column to column, Enter opens, M opens the menu, C claims. */
export function useBoardKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const card = cardOf(event);
      const act = acts[event.code] ?? acts[event.key];
      if (card && frame.current?.contains(card) === true && act?.(card) === true) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame]);
}

/** The card that a key was pressed on, with nothing held beside it. */
const cardOf = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): HTMLElement | undefined =>
  target instanceof HTMLElement && target.matches('article') && !(ctrlKey || metaKey || altKey) ? target : undefined;

type Act = (card: HTMLElement) => boolean;

const acts: Readonly<Record<string, Act>> = {
  ArrowDown: (card) => focus(beside(card, 1)),
  ArrowUp: (card) => focus(beside(card, -1)),
  ArrowRight: (card) => focus(inColumn(card, 1)),
  ArrowLeft: (card) => focus(inColumn(card, -1)),
  Enter: (card) => press(card.querySelector('a')),
  KeyM: (card) => press(card.querySelector<HTMLElement>('button[aria-haspopup]')),
  KeyC: (card) => press(card.querySelector<HTMLElement>('button:not([aria-haspopup])')),
};

const cardsIn = (column: Element | undefined): HTMLElement[] => [
  ...(column?.querySelectorAll<HTMLElement>('article') ?? []),
];

function beside(card: HTMLElement, by: number): HTMLElement | undefined {
  const cards = sorted(cardsIn(card.closest('section') ?? undefined));
  return cards[cards.indexOf(card) + by];
}

/** The rows of a list that is drawn in part need not stand in the order they are seen in. */
const sorted = (cards: HTMLElement[]): HTMLElement[] =>
  cards.toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);

/** The card at about the same height in the next column that has one. */
function inColumn(card: HTMLElement, by: number): HTMLElement | undefined {
  const column = card.closest('section');
  const columns = [...(column?.parentElement?.querySelectorAll(':scope > section') ?? [])];
  const { top } = card.getBoundingClientRect();
  for (let at = columns.indexOf(column as Element) + by; at >= 0 && at < columns.length; at += by) {
    const near = cardsIn(columns[at]).toSorted(
      (a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top),
    );
    if (near[0]) return near[0];
  }
  return undefined;
}

function focus(card: HTMLElement | undefined): boolean {
  card?.focus();
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

function press(button: HTMLElement | null): boolean {
  button?.click();
  return button !== null;
}
