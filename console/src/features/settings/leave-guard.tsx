import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Confirm } from '../../ui/confirm.tsx';

/** Asks before what was changed and not saved is left behind. */
export function LeaveGuard({ isChanged }: { readonly isChanged: boolean }) {
  const { t } = useTranslation('settings');
  const { state, proceed, reset } = useBlocker(isChanged);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    if (isChanged) window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return state === 'blocked' ? (
    <Confirm
      title={t('leave.title')}
      action={t('leave.action')}
      isBusy={false}
      isDangerous
      onConfirm={proceed}
      onClose={reset}
    >
      {t('leave.about')}
    </Confirm>
  ) : null;
}
