import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Right } from '../../../../shared/domain/people/rights.ts';
import { useMay } from '../../api/use-session.ts';
import { Empty } from '../../ui/shown.tsx';

/** Shows a form to whom it is for; who has its address, and not the right, is told so. */
export function OnlyWhoMay({ right, children }: { readonly right: Right; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const may = useMay();
  return may(right) ? <>{children}</> : <Empty title={t('failed.noRight')} />;
}
