import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/shown.tsx';
import { RecordsList } from './records-list.tsx';

/** What a figure counts, as a page. */
export function Component() {
  const { t } = useTranslation('figures');
  const [params] = useSearchParams();
  const of = params.get('of');
  return (
    <Page title={t('records.title')}>
      {of === null ? <Empty title={t('records.unknown')} /> : <RecordsList of={of} />}
    </Page>
  );
}
