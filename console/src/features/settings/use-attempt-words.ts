import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Delivery } from './webhooks-api.ts';

/** When something was tried, and what came of it. */
export function useAttemptWords(): (attempt: Delivery['attempts'][number]) => string {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return ({ at, ms, status, error }) =>
    t('deliveries.answer', {
      when: format.dayAndTime(at),
      result: error ?? (status === undefined ? '—' : String(status)),
      ms: format.number(ms),
    });
}
