import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Entry, useEntry } from '../../entry/entry-context.ts';
import { type Beside, MenuBeside } from '../../ui/menu-beside.tsx';

/** What can be entered by hand, one below the other. */
export function AddList({ offered, ...beside }: Beside & { readonly offered: readonly Entry['what'][] }) {
  const { t } = useTranslation('entry');
  const open = useEntry();
  return (
    <MenuBeside {...beside} width={200}>
      {offered.map((what) => (
        <Menu.Item key={what} onClick={() => open({ what })}>
          {t(`new.${what}`)}
        </Menu.Item>
      ))}
    </MenuBeside>
  );
}
