import { useTranslation } from 'react-i18next';
import { bandOf } from '../../../../shared/domain/return/rfm/cells.ts';
import type { CellCount } from './api.ts';

/** What a group of the 27 is called: its band on each axis. */
export function useCellName(): (group: Pick<CellCount, 'recency' | 'frequency' | 'monetary'> | number) => string {
  const { t } = useTranslation('return');
  return (group) => {
    const { recency, frequency, monetary } =
      typeof group === 'number'
        ? {
            recency: bandOf(group, 'recency'),
            frequency: bandOf(group, 'frequency'),
            monetary: bandOf(group, 'monetary'),
          }
        : group;
    return t('cellName', {
      recency: t(`recency.${recency}`),
      frequency: t(`frequency.${frequency}`),
      monetary: t(`monetary.${monetary}`),
    });
  };
}
