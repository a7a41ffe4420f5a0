import { Button, Group, Text } from '@mantine/core';
import { Window } from '../../ui/window.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../api/use-session.ts';

/** Over the page when the sign-in is over: it is renewed beside the page, so that nothing typed is lost. */
export function SignInAgain() {
  const { t } = useTranslation();
  const session = useSession();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    try {
      await session.signInBeside();
      await queries.invalidateQueries();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Window onClose={() => undefined} withCloseButton={false} title={t('again.title')} zIndex={1000}>
      <Text mb="md">{t('again.about')}</Text>
      <Group justify="end">
        <Button variant="default" onClick={() => void session.signOut()}>
          {t('signOut')}
        </Button>
        <Button loading={isBusy} onClick={() => void signIn().catch(() => undefined)}>
          {t('signIn.begin')}
        </Button>
      </Group>
    </Window>
  );
}
