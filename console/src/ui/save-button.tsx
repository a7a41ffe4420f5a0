import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useProblemText } from './problem-text.ts';
import { saveFile } from './save-file.ts';

const iconSize = 14;

type Props = {
  readonly label: string;
  /** What the file is called. */
  readonly name: string;
  /** Brings what is in it. */
  readonly make: () => Promise<Blob>;
};

/** Brings a file and lets the browser keep it; a note says what went wrong. */
export function SaveButton({ label, name, make }: Props) {
  const textOf = useProblemText();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await make(), name);
    } catch (error) {
      notifications.show({ color: 'red', message: textOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      className="no-print"
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={iconSize} />}
      loading={isBusy}
      onClick={() => void save()}
    >
      {label}
    </Button>
  );
}
