import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Right } from '../../../../shared/domain/people/rights.ts';
import { useMay } from '../../api/use-session.ts';
import { Empty } from '../../ui/shown.tsx';

/** A form for those alone who may save it: the others came by its address. */
export function Allowed({ right, children }: { readonly right: Right; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const may = useMay();
  return may(right) ? <>{children}</> : <Empty title={t('failed.noRight')} />;
}
