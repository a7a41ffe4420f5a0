import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Confirm } from '../../ui/confirm.tsx';

/** Asks before the page is left with what was typed and not saved. */
export function LeaveGuard({ isGuarding }: { readonly isGuarding: boolean }) {
  const { t } = useTranslation('campaigns');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isGuarding && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isGuarding) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isGuarding]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Confirm
      title={t('leave.title')}
      action={t('leave.action')}
      isDangerous
      isBusy={false}
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    >
      {t('leave.about')}
    </Confirm>
  );
}
