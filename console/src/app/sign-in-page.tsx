import { Button, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/use-session.ts';
import { LanguageSwitch } from './shell/language-switch.tsx';

/** In front of everything, while nobody is signed in. */
export function SignInPage() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Center mih="100vh" component="main" p="md">
      <Paper withBorder p="xl" w={380} maw="100%" shadow="sm">
        <Stack gap="lg">
          <Group gap="sm">
            <img src="/voronka.svg" alt="" width={36} height={36} />
            <Title order={1} size="h2">
              Voronka
            </Title>
          </Group>
          <Text c="dimmed">{t('signIn.about')}</Text>
          <Button size="md" onClick={() => void session.signIn()}>
            {t('signIn.begin')}
          </Button>
          <LanguageSwitch />
        </Stack>
      </Paper>
    </Center>
  );
}
