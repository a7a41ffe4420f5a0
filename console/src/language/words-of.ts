/** What the records of the product are called: the domain’s own words, in the language of the page. */
import { dealStages } from '../../../shared/domain/deals/pipeline.ts';
import { leadStages } from '../../../shared/domain/leads/pipeline.ts';
import { taskWords } from '../../../shared/domain/notices/task-words.ts';
import type { Said } from '../../../shared/domain/said.ts';
import { useLanguage, useSaid } from './use-language.ts';

const stages: Readonly<Record<string, { readonly title: Said }>> = { ...leadStages, ...dealStages };

/** The title of a stage of leads or deals. */
export function useStageTitle(): (stage: string) => string {
  const said = useSaid();
  return (stage) => {
    const known = stages[stage];
    return known ? said(known.title) : stage;
  };
}

/** What a task is about: as somebody wrote it, or by its code. */
export function useTaskWords(): (task: { readonly about: string; readonly title?: string | undefined }) => string {
  const language = useLanguage();
  return ({ about, title }) => title ?? taskWords(about, language);
}

/** The title of an entry of a setting, as a segment or a source; its id when it is there no more. */
export function useTitleIn(): (
  entries: readonly { readonly id: string; readonly title: Said }[],
  id: string,
) => string {
  const said = useSaid();
  return (entries, id) => {
    const entry = entries.find((each) => each.id === id);
    return entry ? said(entry.title) : id;
  };
}
