import { useTranslation } from 'react-i18next';
import { basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { useSaid } from '../../language/use-language.ts';
import type { LetterTopic } from '../../ui/letters/api.ts';

/** What letters of a topic are for. */
export function useTopicTitle(): (topic: LetterTopic) => string {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  return (topic) => {
    if (topic === 'campaigns' || topic === 'return') return t(`topic.${topic}`);
    return t('topic.basket', { title: said(basketTitles[topic]) });
  };
}
