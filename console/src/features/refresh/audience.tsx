import { Alert, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useChange } from '../../api/use-change.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { type AudienceAsked, audienceFile } from './api.ts';

const formats = ['yandex', 'sha256'] as const satisfies readonly AudienceAsked['format'][];
const kinds = ['all', 'changes'] as const satisfies readonly AudienceAsked['rows'][];

/** The people of a basket as a file for an advertising platform. */
export function Audience({ basket }: { readonly basket: Basket }) {
  const { t } = useTranslation('refresh');
  const problemText = useAudienceProblem();
  const [format, setFormat] = useState<AudienceAsked['format']>('yandex');
  const [rows, setRows] = useState<AudienceAsked['rows']>('all');
  const [isAgain, setAgain] = useState(false);
  const { change, isBusy, error } = useChange(audienceFile, {
    done: (file) => {
      save(file, `${basket}-${format}-${rows}.csv`);
      notifications.show({ message: t('audience.done'), color: 'green' });
    },
    failed: () => true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ basket, format, rows, ...(isAgain && rows === 'changes' && { again: 'true' }) });
      }}
    >
      <Stack gap="md" maw={640}>
        <Text size="sm" c="dimmed">
          {t('audience.about')}
        </Text>
        <Radio.Group
          label={t('audience.format')}
          value={format}
          onChange={(chosen) => setFormat(chosen)} // of the list below
        >
          <Group mt="xs" gap="lg">
            {formats.map((each) => (
              <Radio key={each} value={each} label={t(`audience.formats.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Radio.Group
          label={t('audience.rows')}
          value={rows}
          onChange={(chosen) => setRows(chosen)} // of the list below
        >
          <Stack mt="xs" gap="xs">
            {kinds.map((each) => (
              <Radio key={each} value={each} label={t(`audience.kinds.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {rows === 'changes' && (
          <Checkbox
            label={t('audience.again')}
            checked={isAgain}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
        )}
        {error !== null && (
          <Alert color="orange" role="alert">
            {problemText(error)}
          </Alert>
        )}
        <Button type="submit" leftSection={<IconDownload size={18} />} loading={isBusy} className="starts">
          {t('audience.download')}
        </Button>
      </Stack>
    </form>
  );
}

/** Too few, or too many for one file: the API says how many of how many. */
function useAudienceProblem(): (error: Error) => string {
  const { t } = useTranslation('refresh');
  const textOf = useProblemText();
  return (error) => {
    const code = error instanceof ApiProblem ? error.code : '';
    const [, count, of] = /(\d+) of (\d+)/.exec(error.message) ?? [];
    if (code !== 'audience-too-small' && code !== 'audience-too-large') return textOf(error);
    return t(code === 'audience-too-small' ? 'audience.tooSmall' : 'audience.tooLarge', { count, of });
  };
}

/** Lets the browser keep a file. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
