import { notifications } from '@mantine/notifications';
import { type ComponentType, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** How what is drawn over the page goes away again. */
type Closing = { readonly onClose: () => void };

/**
 * Something over the page that is read when it is first asked for. Where it cannot be read a note says so, and the page
 * stays as it is, with all that was typed.
 *
 * @example const FinishTask = later(async () => (await import('../../tasks/finish-task.tsx')).FinishTask);
 */
export function later<P extends object>(read: () => Promise<ComponentType<P>>) {
  return function Later(given: P & Closing) {
    const { t } = useTranslation('ui');
    const [Part, setPart] = useState<ComponentType<P>>();
    const giveUp = useEffectEvent(() => {
      notifications.show({ id: 'unread', color: 'red', title: t('failed.title'), message: t('failed.unread') }); // a browser asks for a script that failed no second time
      given.onClose();
    });
    useEffect(() => {
      read().then(
        (part) => setPart(() => part),
        () => giveUp(),
      );
    }, []);
    return (
      Part && (
        <Suspense>
          <Part {...given} />
        </Suspense>
      )
    );
  };
}
