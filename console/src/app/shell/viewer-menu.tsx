import {
  Avatar,
  Menu,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession, useViewer } from '../../api/use-session.ts';
import { LanguageSwitch } from './language-switch.tsx';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, how the page looks to them, and the way out. */
export function ViewerMenu() {
  const { t } = useTranslation(['app', 'words']);
  const session = useSession();
  const { name, groups } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu width={260} position="bottom-end">
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t('account', { name })}</VisuallyHidden>
          <Avatar name={name} color="initials" size={34} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap="xs" p="xs">
          <div>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {groups.map((group) => t(`words:group.${group}`)).join(', ')}
            </Text>
          </div>
          <LanguageSwitch />
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('scheme.title')}
            value={colorScheme}
            data={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
            onChange={setColorScheme}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
