import { Alert, Group, List, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/use-session.ts';
import { Shown } from '../shown.tsx';
import { type Draft, type Preview, previewQuery } from './api.ts';
import classes from './letter.module.css';
import { LetterFrame } from './letter-frame.tsx';

const screens = ['wide', 'phone', 'words'] as const;
type Screen = (typeof screens)[number];

/** A letter as its reader would get it; its text alone for those to whom the API does not show more. */
export function LetterPreview({ draft }: { readonly draft: Draft }) {
  const may = useMay();
  return may('edit-letters') ? <AsReceived draft={draft} /> : <Words {...draft} />;
}

function AsReceived({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('ui');
  const preview = useQuery(previewQuery(draft));
  const [screen, setScreen] = useState<Screen>('wide');
  const [isDark, setDark] = useState(false);
  return (
    <Stack gap="sm">
      <Group gap="md">
        <SegmentedControl
          size="xs"
          aria-label={t('letter.screen')}
          value={screen}
          onChange={(chosen) => setScreen(chosen)} // of the list below
          data={screens.map((each) => ({ value: each, label: t(`letter.${each}`) }))}
        />
        <Switch
          size="sm"
          label={t('letter.dark')}
          checked={isDark}
          onChange={(event) => setDark(event.currentTarget.checked)}
          disabled={screen === 'words'}
        />
      </Group>
      <Shown query={preview}>
        {(shown) => (
          <>
            <Problems problems={shown.problems} />
            {screen === 'words' ? (
              <pre className={classes.words}>{shown.text}</pre>
            ) : (
              <Received preview={shown} isNarrow={screen === 'phone'} isDark={isDark} />
            )}
          </>
        )}
      </Shown>
    </Stack>
  );
}

function Received({
  preview: { subject, preheader, html },
  isNarrow,
  isDark,
}: {
  readonly preview: Preview;
  readonly isNarrow: boolean;
  readonly isDark: boolean;
}) {
  const { t } = useTranslation('ui');
  if (html === undefined) return null;
  return (
    <>
      <div>
        <Text fw={600}>{subject}</Text>
        <Text size="sm" c="dimmed">
          {preheader}
        </Text>
      </div>
      <LetterFrame html={html} title={t('letter.frame', { subject })} isNarrow={isNarrow} isDark={isDark} />
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const { t } = useTranslation('ui');
  if (problems.length === 0) return null;
  return (
    <Alert color="red" role="alert" title={t('letter.problems', { count: problems.length })}>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** The letter as it is written. */
function Words({ subject, preheader, body }: Pick<Draft, 'subject' | 'preheader' | 'body'>) {
  return (
    <Stack gap="xs">
      <Text fw={600}>{subject}</Text>
      <Text size="sm" c="dimmed">
        {preheader}
      </Text>
      <pre className={classes.words}>{body}</pre>
    </Stack>
  );
}
