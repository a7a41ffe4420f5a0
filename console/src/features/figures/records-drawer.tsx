import { Anchor } from '@mantine/core';
import { SidePanel } from '../../ui/window.tsx';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { RecordsList } from './records-list.tsx';

/** What a figure counts, over the report it stands in. */
export function RecordsDrawer() {
  const { t } = useTranslation('figures');
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const of = pathname === '/figures/records' ? null : params.get('of');
  const close = (): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('of');
        next.delete('order-of');
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <SidePanel opened={of !== null} onClose={close} position="right" size="64rem" title={t('records.title')}>
      {of !== null && (
        <>
          <Anchor component={Link} to={`/figures/records?of=${encodeURIComponent(of)}`} size="sm">
            {t('records.asPage')}
          </Anchor>
          <RecordsList of={of} />
        </>
      )}
    </SidePanel>
  );
}
