import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsIn } from '../../api/use-session.ts';
import { Empty } from '../../ui/shown.tsx';

/** For those alone who may take in files: the others came by the address. */
export function OnlyImporters({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const isIn = useIsIn();
  return isIn('operator', 'head') ? <>{children}</> : <Empty title={t('failed.noRight')} />;
}
