import { FileButton, Button, Stack, Text } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

const iconSize = 36;

type Props = { readonly onChoose: (file: File) => void; readonly hasChosen: boolean };

/** Where a file is dropped, or chosen by its button. */
export function FileDrop({ onChoose, hasChosen }: Props) {
  const { t } = useTranslation('imports');
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault(); // else the browser opens the file
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  };
  return (
    <div className={classes.drop} data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Stack align="center" gap="xs">
        <IconFileTypeCsv size={iconSize} stroke={1.2} aria-hidden />
        <Text fw={600}>{t('form.drop')}</Text>
        <Text size="sm" c="dimmed" ta="center">
          {t('form.limits')}
        </Text>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file && onChoose(file)}>
          {(button) => (
            <Button variant="default" {...button}>
              {t(hasChosen ? 'form.other' : 'form.choose')}
            </Button>
          )}
        </FileButton>
      </Stack>
    </div>
  );
}
