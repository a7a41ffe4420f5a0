import { Alert, Button, Checkbox, Group, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { Page } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { Shown } from '../../ui/shown.tsx';
import { type Competitor, competitorQuery, editCompetitor } from './api.ts';
import { Allowed } from './allowed.tsx';
import { MarketsInput } from './markets-input.tsx';
import { PricesInput } from './prices-input.tsx';

/** What is known of a company, told anew. */
export function Component() {
  const { t } = useTranslation('planning');
  const { id = '' } = useParams();
  const query = useQuery({ ...competitorQuery(id), refetchOnWindowFocus: false });
  return (
    <Page title={t('competitors.edit')}>
      <Allowed right="edit-competitor">
        <Shown query={query}>{(competitor) => <CompetitorForm key={competitor.version} before={competitor} />}</Shown>
      </Allowed>
    </Page>
  );
}

function CompetitorForm({ before }: { readonly before: Competitor }) {
  const { t } = useTranslation(['planning', 'ui']);
  const textOf = useProblemText();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(before);
  const put = (changes: Partial<Competitor>): void => setDraft({ ...draft, ...changes });
  const back = (): void => void navigate(`/competitors/${before.id}`);
  const { change, isBusy, error } = useChange(editCompetitor, {
    refresh: () => [['competitors']],
    done: () => {
      notifications.show({ message: t('competitors.saved'), color: 'green' });
      back();
    },
    failed: () => true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { id, name, us, active, markets, functions, prices, advantage = '' } = draft;
        change({
          ...{ id, name: name.trim(), us, active, markets, functions, prices, expectedVersion: before.version },
          advantage: advantage.trim() === '' ? null : advantage.trim(),
        });
      }}
    >
      <Stack gap="md" maw={1000}>
        <TextInput
          label={t('competitors.name')}
          value={draft.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          required
          maxLength={200}
        />
        <Group>
          <Checkbox
            label={t('competitors.isUs')}
            checked={draft.us}
            onChange={(event) => put({ us: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('competitors.isActive')}
            checked={draft.active}
            onChange={(event) => put({ active: event.currentTarget.checked })}
          />
        </Group>
        <Textarea
          label={t('competitors.advantage')}
          description={t('competitors.advantageAbout')}
          value={draft.advantage ?? ''}
          onChange={(event) => put({ advantage: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
        />
        <TagsInput
          label={t('competitors.functions')}
          description={t('competitors.functionsAbout')}
          value={[...draft.functions]}
          onChange={(functions) => put({ functions })}
          maxTags={50}
          splitChars={[';']}
        />
        <MarketsInput markets={draft.markets} onChange={(markets) => put({ markets: [...markets] })} />
        <PricesInput prices={draft.prices} onChange={(prices) => put({ prices: [...prices] })} />
        {error && (
          <Alert role="alert" color="red">
            {textOf(error)}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={back}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={draft.name.trim() === ''}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
