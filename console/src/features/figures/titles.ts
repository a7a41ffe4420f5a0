import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingQuery, useNameOf, usePlant } from '../../api/plant.ts';
import { usePipelineTitle, useReasonTitle } from '../../language/named.ts';
import { useStageTitle, useTitleIn } from '../../language/words-of.ts';

/** What everything in reports is called. */
export function useTitles() {
  const { t } = useTranslation('figures');
  const { segments, sources } = usePlant();
  const titleIn = useTitleIn();
  const nameOf = useNameOf();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  return {
    segment: (id: string | undefined) => (id === undefined || id === '' ? t('noSegment') : titleIn(segments, id)),
    manager: (id: string | undefined) => (id === undefined || id === '' ? t('nobody') : (nameOf(id) ?? id)),
    source: (id: string | undefined) => (id === undefined || id === '' ? t('noSource') : titleIn(sources, id)),
    product: (id: string | undefined) => (id === undefined || id === '' ? t('noProduct') : titleIn(groups, id)),
    products: groups,
    stage: useStageTitle(),
    pipeline: usePipelineTitle(),
    reason: useReasonTitle(),
  };
}
