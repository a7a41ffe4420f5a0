import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/use-session.ts';
import { later } from '../../ui/later.tsx';
import { useMenuButton } from '../../ui/use-menu-button.ts';

const entries = [
  { what: 'lead', right: 'enter-lead' },
  { what: 'deal', right: 'open-deal' },
  { what: 'activity', right: 'work-lead' },
  { what: 'task', right: 'work-lead' },
] as const;

const AddList = later(async () => (await import('./add-list.tsx')).AddList);

/** What the viewer may enter by hand; nothing where that is nothing. */
export function AddMenu() {
  const { t } = useTranslation('entry');
  const may = useMay();
  const { open, ofButton } = useMenuButton();
  const offered = entries.filter(({ right }) => may(right) || (right === 'work-lead' && may('open-deal')));
  if (offered.length === 0) return null;
  return (
    <>
      <Button {...ofButton} size="compact-md" leftSection={<IconPlus size={16} />} aria-label={t('add')}>
        <span className="only-wide">{t('add')}</span>
      </Button>
      {open && <AddList {...open} offered={offered.map(({ what }) => what)} />}
    </>
  );
}
