import { Alert, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-session.ts';
import type { LeadCard } from '../api.ts';
import { LeadLink } from '../parts/record-link.tsx';
import { UndoButton } from './undo.tsx';

/** Says that a lead goes on as another one, with the way there and the way back. */
export function MergedNote({ card }: { readonly card: LeadCard }) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const into = card.left?.into;
  const mergeId = card.timeline.items.find(({ type }) => type === 'LeadMerged')?.data.mergeId;
  return (
    <Alert color="blue" py="xs" title={t('duplicates.goesOn')}>
      <Group gap="sm">
        {typeof into === 'string' && <LeadLink id={into} />}
        {typeof mergeId === 'string' && may('merge', card.owner) && <UndoButton of="lead" mergeId={mergeId} />}
      </Group>
    </Alert>
  );
}
