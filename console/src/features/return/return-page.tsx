import { Anchor, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { Accounts } from './accounts.tsx';
import { type Cut, type Scored, type Scoring, scoringQuery } from './api.ts';
import { Basis } from './basis.tsx';
import { Board } from './board.tsx';
import { Grid } from './grid.tsx';
import { Recompute } from './recompute.tsx';
import { WeekLists } from './week-lists.tsx';

const views = ['board', 'grid', 'accounts'] as const;

/** Those who bought: who will buy again, who is about to leave, and who has left. */
export function Component() {
  const { t } = useTranslation('return');
  const scoring = useQuery(scoringQuery);
  return (
    <Page
      title={t('title')}
      actions={
        <Group gap="md">
          <Anchor component={Link} to="/return/win-backs" size="sm">
            {t('winBacks.title')}
          </Anchor>
          {scoring.data && <Recompute scoring={scoring.data} />}
        </Group>
      }
    >
      <Shown query={scoring}>
        {(all) =>
          all.scored && all.cut && all.cut.bases.length > 0 ? (
            <Views scoring={all} scored={all.scored} cut={all.cut} />
          ) : (
            <Empty title={t('nobody')}>{t('nobodyAbout')}</Empty>
          )
        }
      </Shown>
    </Page>
  );
}

type Props = { readonly scoring: Scoring; readonly scored: Scored; readonly cut: Cut };

function Views({ scoring: { currency }, scored, cut }: Props) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const view = views.find((each) => each === search.get('view')) ?? 'board';
  const shown = { scored, cut, currency };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('run', {
          accounts: t('accounts', { count: scored.accounts }),
          on: format.day(scored.asOf),
          at: format.dayAndTime(scored.finishedAt),
          cut: format.day(cut.on),
        })}
      </Text>
      <Basis cut={cut} />
      <Tabs
        value={view}
        onChange={(chosen) => setSearch(chosen === null || chosen === 'board' ? {} : { view: chosen })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {views.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`view.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="board">
          <Stack gap="xl">
            <Board {...shown} />
            <WeekLists scored={scored} currency={currency} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="grid">
          <Grid {...shown} />
        </Tabs.Panel>
        <Tabs.Panel value="accounts">
          <Accounts {...shown} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
