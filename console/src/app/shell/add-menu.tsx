import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/use-session.ts';
import { useEntry } from '../../entry/entry-context.ts';

const entries = [
  { what: 'lead', right: 'enter-lead' },
  { what: 'deal', right: 'open-deal' },
  { what: 'activity', right: 'work-lead' },
  { what: 'task', right: 'work-lead' },
] as const;

/** What the viewer may enter by hand; nothing where that is nothing. */
export function AddMenu() {
  const { t } = useTranslation('entry');
  const may = useMay();
  const open = useEntry();
  const offered = entries.filter(({ right }) => may(right) || (right === 'work-lead' && may('open-deal')));
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button size="compact-md" leftSection={<IconPlus size={16} />} aria-label={t('add')}>
          <span className="only-wide">{t('add')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ what }) => (
          <Menu.Item key={what} onClick={() => open({ what })}>
            {t(`new.${what}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
