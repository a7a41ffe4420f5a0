import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Says that there is no connection, while there is none. */
export function OfflineNote() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Alert role="status" icon={<IconCloudOff size={18} />} color="yellow" radius={0} py="xs">
      {t('offline')}
    </Alert>
  );
}
