import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../cards.module.css';

const shortLines = 5;
const shortLength = 400;

/** What was said in words, however long: the beginning, and the rest when it is asked for. */
export function Note({ text }: { readonly text: string }) {
  const { t } = useTranslation('cards');
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > shortLength || text.split('\n', shortLines + 1).length > shortLines;
  return (
    <div className={classes.note}>
      <div className={isLong && !isOpen ? classes.noteShort : undefined} dir="auto">
        {text}
      </div>
      {isLong && (
        <Anchor component="button" size="xs" aria-expanded={isOpen} onClick={() => setIsOpen((open) => !open)}>
          {t(isOpen ? 'note.less' : 'note.more')}
        </Anchor>
      )}
    </div>
  );
}
