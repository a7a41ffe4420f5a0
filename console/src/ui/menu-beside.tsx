import { Menu, type MenuProps } from '@mantine/core';
import { type ReactNode, type Ref, useImperativeHandle } from 'react';

/** What a menu needs of the button that was pressed. */
export type Beside = {
  readonly id: string;
  readonly button: HTMLElement;
  readonly onClose: () => void;
};

type Props = Beside & Pick<MenuProps, 'width'> & { readonly children: ReactNode };

/** The menu of a button that is drawn before it: the button is there at once, the menu is read when it is opened. */
export function MenuBeside({ id, button, onClose, width, children }: Props) {
  return (
    <Menu opened id={id} onClose={onClose} position="bottom-end" width={width}>
      <Menu.Target>
        <Elsewhere element={button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** Stands for an element that something else draws. */
function Elsewhere({ element, ref }: { readonly element: HTMLElement; readonly ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => element, [element]);
  return null;
}
