import { Anchor, Badge, Button, Group, Paper, Stack, Tabs, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { type LetterHolding, lettersQuery, type LetterTopic } from '../../ui/letters/api.ts';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { topics } from './topics.ts';
import { useTopicTitle } from './use-topic-title.ts';

/** The letters of programmes and campaigns, each with the version that holds. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const titleOf = useTopicTitle();
  const [search, setSearch] = useSearchParams();
  const topic = topics.find((each) => each === search.get('topic')) ?? 'no-money';
  const letters = useQuery(lettersQuery);
  return (
    <Page
      title={t('letters.title')}
      actions={
        may('edit-letters') && (
          <Button component={Link} to={`/letters/new?topic=${topic}`} leftSection={<IconPlus size={16} />}>
            {t('letters.new')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="md" maw={760}>
        {t('letters.about')}
      </Text>
      <Tabs value={topic} onChange={(chosen) => chosen !== null && setSearch({ topic: chosen })} keepMounted={false}>
        <Tabs.List mb="md">
          {topics.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {titleOf(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {topics.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <Shown query={letters}>
              {(all) => <OfTopic topic={each} letters={all.filter((letter) => letter.topic === each)} />}
            </Shown>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

type OfTopicProps = { readonly topic: LetterTopic; readonly letters: readonly LetterHolding[] };

function OfTopic({ topic, letters }: OfTopicProps) {
  const { t } = useTranslation('campaigns');
  const byName = [...Map.groupBy(letters, ({ letter }) => letter)];
  const titleOf = useLetterTitles(
    topic,
    byName.map(([name]) => name),
  );
  if (byName.length === 0) return <Empty title={t('letters.none')}>{t('letters.noneAbout')}</Empty>;
  return (
    <Stack gap="xs" component="ul" className="plain-list" maw={820}>
      {byName.map(([name, versions]) => (
        <Paper key={name} component="li" withBorder px="md" py="sm">
          <Text fw={600}>{titleOf(name)}</Text>
          <Text size="xs" c="dimmed" mb={6}>
            {name}
          </Text>
          <Group gap="lg">
            {versions.map((each) => (
              <Holding key={each.language} letter={each} />
            ))}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}

function Holding({ letter: { topic, letter, language, n, since, by } }: { readonly letter: LetterHolding }) {
  const { t } = useTranslation(['campaigns', 'ui']);
  const format = useFormat();
  const nameOf = useNameOf();
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/letters/${topic}/${letter}/${language}`} size="sm">
        {t(`ui:letter.languages.${language}`)}
      </Anchor>
      <Badge size="sm" variant="light" color={n === 0 ? 'gray' : 'indigo'}>
        {n === 0 ? t('letters.seed') : t('letters.version', { n })}
      </Badge>
      {since !== undefined && (
        <Text size="xs" c="dimmed">
          {t('openedBy', { who: nameOf(by) ?? '—', on: format.day(since) })}
        </Text>
      )}
    </Group>
  );
}
