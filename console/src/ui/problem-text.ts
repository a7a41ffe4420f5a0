import { useTranslation } from 'react-i18next';
import { ApiProblem, Offline, SignedOut } from '../api/problem.ts';

/** What went wrong, as it is said to people. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ui');
  return (error) => {
    if (error instanceof Offline) return t('failed.offline');
    if (error instanceof SignedOut) return t('failed.signedOut');
    if (!(error instanceof ApiProblem)) return t('failed.ours');
    const { code, detail, status } = error.document;
    if (status >= 500) return t('failed.ours');
    const key = `problems:${code}`; // what the API says of a problem is English
    return i18n.exists(key) ? (t as (of: string) => string)(key) : detail;
  };
}
