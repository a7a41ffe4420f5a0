import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../../ui/later.tsx';

const SearchWindow = later(async () => (await import('./search-window.tsx')).SearchWindow);

/** The way to the search: its button, and Ctrl+K or / from everywhere. */
export function Search() {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  const open = (): void => {
    setWanted(true);
    spotlight.open();
  };
  const giveUp = (): void => {
    setWanted(false);
    spotlight.close();
  };
  useHotkeys([
    ['mod + K', open],
    ['/', open],
  ]);
  return (
    <>
      <UnstyledButton className="search-button" onClick={open}>
        <IconSearch size={16} />
        <span className="search-words">{t('search.title')}</span>
        <kbd className="only-wide">Ctrl K</kbd>
      </UnstyledButton>
      {isWanted && <SearchWindow onClose={giveUp} />}
    </>
  );
}
