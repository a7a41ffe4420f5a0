import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Letter } from './api.ts';

/** What a dead letter is about, in words. */
export function useAboutWords(): (about: Letter['about']) => string {
  const { t } = useTranslation('operator');
  const format = useFormat();
  return (about) => {
    if (about.kind === 'fact') return t('about.fact', { id: about.factId });
    if (about.kind === 'file') return t('about.file', { key: about.key });
    if (about.kind === 'mail') return t('about.mail', { type: about.type });
    if (about.kind !== 'facts') return t(`about.${about.kind}`);
    const { count, from, to } = about;
    return t('about.facts', { count, from: format.dayAndTime(from), to: format.dayAndTime(to) });
  };
}
