import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/shown.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <Empty title={t('notFound.about')}>
        <Anchor component={Link} to="/">
          {t('place.day')}
        </Anchor>
      </Empty>
    </Page>
  );
}
