import { Alert, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { mailQuery, resumeMail } from './api.ts';

/** Says that marketing mail has paused itself, and why; who may lets it go on. */
export function MailBanner() {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const may = useMay();
  const { data } = useQuery(mailQuery);
  const [isAsking, setAsking] = useState(false);
  const { change, isBusy } = useChange(resumeMail, {
    refresh: () => [['mail'], ['baskets']],
    done: () => {
      setAsking(false);
      notifications.show({ message: t('mail.resumed'), color: 'green' });
    },
  });
  if (data?.state.name !== 'paused') return null;
  const { at, why, count, of } = data.state;
  const limit = format.percent(data.last[why].limit, 2);
  return (
    <Alert color="red" icon={<IconMailPause />} title={t('mail.paused')} role="alert" mb="md">
      <Stack gap="xs" align="start">
        <Text size="sm">
          {t(`mail.why.${why}`, { count, of: format.number(of), limit, at: format.dayAndTime(at) })}
        </Text>
        {may('resume-mail') && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('mail.resume')}
          </Button>
        )}
      </Stack>
      {isAsking && (
        <Confirm
          title={t('mail.resume')}
          action={t('mail.resume')}
          isBusy={isBusy}
          onConfirm={() => change({})}
          onClose={() => setAsking(false)}
        >
          {t('mail.resumeAbout')}
        </Confirm>
      )}
    </Alert>
  );
}
