import { type MouseEvent, useId, useState } from 'react';
import type { Beside } from './menu-beside.tsx';

/** A button with a menu that is drawn apart from it: what the button is given, and what the menu is while it is open. */
export function useMenuButton() {
  const id = useId();
  const [button, setButton] = useState<HTMLElement>();
  const close = (): void => {
    setButton(undefined);
    button?.focus();
  };
  const open: Beside | undefined = button && { id, button, onClose: close };
  return {
    open,
    ofButton: {
      id, // by which the menu is labelled
      'aria-haspopup': 'menu',
      'aria-expanded': open !== undefined,
      'aria-controls': open && `${id}-dropdown`,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>): void => (open ? close() : setButton(currentTarget)),
    },
  } as const;
}
