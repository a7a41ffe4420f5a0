import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { ContactViews } from './contact-views.tsx';
import { PersonalData } from './personal-data.tsx';

const tail = 6;

/** A person as an operator deals with them, who exports and erases, and reads no contacts. */
export function UnseenPerson({ id }: { readonly id: string }) {
  const { t } = useTranslation('cards');
  const end = id.slice(-tail);
  return (
    <Page title={t('person.unseen', { end })}>
      <Stack gap="md" maw={700}>
        <Text size="sm" c="dimmed">
          {t('person.unseenAbout')}
        </Text>
        <PersonalData id={id} confirm={end} />
        <ContactViews id={id} />
      </Stack>
    </Page>
  );
}
