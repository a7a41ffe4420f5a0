import { SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { chooseNotices, noticesQuery, type Ways } from './notices-api.ts';
import classes from './settings.module.css';
import { noticeKinds } from './use-choices.ts';

const ways = ['at-once', 'daily', 'none'] as const satisfies readonly Ways[keyof Ways][];

/** Of what I am told by letter, and how. */
export function Component() {
  const { t } = useTranslation('settings');
  const query = useQuery(noticesQuery);
  return (
    <Page title={t('notices.title')}>
      <Stack gap="md" maw={800}>
        <Text size="sm" c="dimmed">
          {t('notices.about')}
        </Text>
        <Shown query={query}>{({ ways: chosen }) => <Choosing chosen={chosen} />}</Shown>
      </Stack>
    </Page>
  );
}

function Choosing({ chosen }: { readonly chosen: Ways }) {
  const { t } = useTranslation('settings');
  const { change, isBusy } = useChange(chooseNotices, {
    refresh: () => [['notices']],
    done: () => notifications.show({ message: t('notices.saved'), color: 'green' }),
  });
  return (
    <ul className={`plain-list ${classes.stack}`}>
      {noticeKinds.map((kind) => (
        <li key={kind} className={classes.notice}>
          <Text id={`notice-${kind}`}>{t(`choice.notice.${kind}`)}</Text>
          <SegmentedControl
            aria-labelledby={`notice-${kind}`}
            size="xs"
            data={ways.map((value) => ({ value, label: t(`notices.way.${value}`) }))}
            value={chosen[kind]}
            onChange={(way) => change({ ways: { ...chosen, [kind]: way } })}
            disabled={isBusy}
          />
        </li>
      ))}
    </ul>
  );
}
