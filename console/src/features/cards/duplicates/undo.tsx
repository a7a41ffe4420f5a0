import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { afterMerge, type Mergeable, undoMerge } from './api.ts';

const shownMs = 15_000;

function useUndo(of: Mergeable) {
  const { t } = useTranslation('cards');
  return useChange(undoMerge, {
    refresh: () => afterMerge(of),
    done: () => notifications.show({ message: t('duplicates.undone'), color: 'green' }),
  });
}

/** Says that two became one, with a way back. */
export function useUndoNote(): (of: Mergeable, mergeId: string) => void {
  const { t } = useTranslation('cards');
  const undo: Readonly<Record<Mergeable, ReturnType<typeof useUndo>>> = {
    lead: useUndo('lead'),
    person: useUndo('person'),
    account: useUndo('account'),
  };
  return (of, mergeId) => {
    const id = notifications.show({
      color: 'green',
      autoClose: shownMs,
      title: t('duplicates.merged'),
      message: (
        <Anchor
          component="button"
          size="sm"
          onClick={() => {
            notifications.hide(id);
            undo[of].change({ id: mergeId });
          }}
        >
          {t('duplicates.undo')}
        </Anchor>
      ),
    });
  };
}

/** Takes a merge back. */
export function UndoButton({ of, mergeId }: { readonly of: Mergeable; readonly mergeId: string }) {
  const { t } = useTranslation('cards');
  const { change, isBusy } = useUndo(of);
  return (
    <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => change({ id: mergeId })}>
      {t('duplicates.undo')}
    </Button>
  );
}
