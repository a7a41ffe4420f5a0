import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import openApiUrl from '../../../../docs/openapi.json?url';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { LinesSkeleton, Shown } from '../../ui/shown.tsx';
import { Routes } from './routes-shown.tsx';

const skeletonLines = 12;

/** Every route of the API, to be read and tried. */
export function Component() {
  const { t } = useTranslation('reference');
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['openapi'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const answer = await fetch(openApiUrl, { signal });
      return (await answer.json()) as object; // our own file
    },
  });
  return (
    <Page title={t('title')}>
      <Text size="sm" c="dimmed" maw={900}>
        {t('about')} {language !== 'en' && t('language')}{' '}
        <Anchor href={openApiUrl} inherit underline="always">
          {t('file')}
        </Anchor>
      </Text>
      <Shown query={query} skeleton={<LinesSkeleton lines={skeletonLines} />}>
        {(document) => (
          <>
            <Title order={2} size="h4" mt="md">
              {t('label')}
            </Title>
            <Routes of={document} />
          </>
        )}
      </Shown>
    </Page>
  );
}
