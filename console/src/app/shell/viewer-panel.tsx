import { Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession, useViewer } from '../../api/use-session.ts';
import { type Beside, MenuBeside } from '../../ui/menu-beside.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, how the page looks to them, and the way out. */
export function ViewerPanel(beside: Beside) {
  const { t } = useTranslation(['app', 'words']);
  const session = useSession();
  const { name, groups } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <MenuBeside {...beside} width={260}>
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
    </MenuBeside>
  );
}
