import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = {
  readonly onClick: () => void;
  /** @default false */
  readonly isEdit?: boolean;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

const size = 13;

/** Adds to a part of a card, or edits it; in its head. */
export function PanelButton({ onClick, isEdit = false, isBusy = false, children }: Props) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={isEdit ? <IconPencil size={size} /> : <IconPlus size={size} />}
      onClick={onClick}
      loading={isBusy}
    >
      {children}
    </Button>
  );
}
