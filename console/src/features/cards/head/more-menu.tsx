import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export type MenuAction = {
  readonly id: string;
  readonly title: string;
  readonly isDangerous?: boolean;
  readonly run: () => void;
};

/** What is done less often. */
export function MoreMenu({ groups }: { readonly groups: readonly (readonly MenuAction[])[] }) {
  const { t } = useTranslation('cards');
  const filled = groups.filter((actions) => actions.length > 0);
  if (filled.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('head.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {filled.map((actions, n) => (
          <div key={actions[0]?.id}>
            {n > 0 && <Menu.Divider />}
            {actions.map(({ id, title, isDangerous, run }) => (
              <Menu.Item key={id} onClick={run} {...(isDangerous && { color: 'red' })}>
                {title}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
