/** What figures are told by, in words: reasons and pipelines, and entries of settings that may be there no more. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processes } from '../../../shared/domain/deals/pipeline.ts';
import type { Pipeline } from '../../../shared/domain/figures/stages.ts';
import { basketTitles } from '../../../shared/domain/leads/pipeline.ts';
import type { Said } from '../../../shared/domain/said.ts';
import { settingQuery } from '../api/plant.ts';
import { useSaid } from './use-language.ts';

/** The title of the pipeline of leads, or of a process of deals. */
export function usePipelineTitle(): (pipeline: Pipeline) => string {
  const { t } = useTranslation('words');
  const said = useSaid();
  return (pipeline) => (pipeline === 'leads' ? t('leads') : said(processes[pipeline].title));
}

type Titled = { readonly id: string; readonly title: Said };

/** Why something was lost, or the basket it was parked in: as the settings call it, else its id. */
export function useReasonTitle(): (reason: string) => string {
  const { t, i18n } = useTranslation('words');
  const said = useSaid();
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const { data: reasons = {} } = useQuery(settingQuery('loss-reasons'));
  const { data: causes = [] } = useQuery(settingQuery('cancel-causes'));
  const baskets = Object.entries(basketTitles).map(([id, title]) => ({ id, title }));
  const known: readonly Titled[] = [...Object.values(reasons).flat(), ...causes, ...criteria, ...baskets];
  return (reason) => {
    const title = known.find(({ id }) => id === reason)?.title;
    if (title) return said(title);
    const key = `reason.${reason}`;
    return i18n.exists(`words:${key}`) ? (t as (of: string) => string)(key) : reason;
  };
}
