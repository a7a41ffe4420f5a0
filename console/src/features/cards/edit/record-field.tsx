import { ActionIcon, Group } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordInput } from '../../../entry/record-input.tsx';
import classes from '../cards.module.css';
import { Plain, Row } from '../parts/rows.tsx';

type Props = {
  readonly label: string;
  readonly kinds: readonly ('account' | 'person' | 'lead' | 'deal')[];
  readonly value: string | undefined;
  readonly mayEdit: boolean;
  readonly shown: ReactNode;
  readonly onSave: (id: string | null) => void;
};

/** Another record, found by a few letters; a click leads to it, and a pencil changes it. */
export function RecordField({ label, kinds, value, mayEdit, shown, onSave }: Props) {
  const { t } = useTranslation('cards');
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <Row label={label}>
        <Group gap={4} wrap="nowrap">
          <Plain>{value === undefined ? <span className={classes.nothing}>—</span> : shown}</Plain>
          {mayEdit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('edit.change', { what: label })}
              onClick={() => setIsOpen(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
          )}
        </Group>
      </Row>
    );
  return (
    <Row label={label}>
      <Group gap={4} wrap="nowrap" align="end">
        <div
          onKeyDown={(event) => {
            if (event.key === 'Escape') setIsOpen(false);
          }}
        >
          <RecordInput
            label={label}
            kinds={kinds}
            value={undefined}
            onChange={(chosen) => {
              if (!chosen) return;
              setIsOpen(false);
              if (chosen.id !== value) onSave(chosen.id);
            }}
            isFirst
          />
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(value === undefined ? 'edit.cancel' : 'edit.forget')}
          onClick={() => {
            setIsOpen(false);
            if (value !== undefined) onSave(null);
          }}
        >
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </Row>
  );
}
