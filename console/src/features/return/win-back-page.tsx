import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type WinBackCard, winBackQuery } from './api.ts';
import { Before } from './before.tsx';
import { Facts } from '../../ui/facts.tsx';
import { LastOrder } from './last-order.tsx';
import classes from './return.module.css';
import { SentLetters } from './sent-letters.tsx';
import { Standing } from './standing.tsx';
import { WinBackDeeds } from './win-back-deeds.tsx';

/** One attempt to win a customer back, with what to look at before a call. */
export function Component() {
  const { t } = useTranslation('return');
  const { id = '' } = useParams();
  const winBack = useQuery(winBackQuery(id));
  return (
    <Page
      title={t('winBack.title', { who: winBack.data?.company ?? t('private') })}
      actions={
        <Anchor component={Link} to="/return/win-backs" size="sm">
          {t('winBacks.title')}
        </Anchor>
      }
    >
      <Shown query={winBack}>{(card) => <Card card={card} />}</Shown>
    </Page>
  );
}

function Card({ card }: { readonly card: WinBackCard }) {
  const { t } = useTranslation('return');
  return (
    <Stack gap="md">
      <Attempt card={card} />
      <div className={classes.columns}>
        <Paper withBorder p="md" component="section">
          <Title order={2} size="h5" mb="sm">
            {t('winBack.lastOrder')}
          </Title>
          {card.lastOrder ? (
            <LastOrder order={card.lastOrder} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('winBack.noOrder')}
            </Text>
          )}
        </Paper>
        <Paper withBorder p="md" component="section">
          <Title order={2} size="h5" mb="sm">
            {t('winBack.standing')}
          </Title>
          <Standing accountId={card.accountId} />
        </Paper>
        <Paper withBorder p="md" component="section">
          <Title order={2} size="h5" mb="sm">
            {t('winBack.letters')}
          </Title>
          <SentLetters card={card} />
        </Paper>
        <Paper withBorder p="md" component="section">
          <Title order={2} size="h5" mb="sm">
            {t('winBack.before')}
          </Title>
          <Before accountId={card.accountId} winBackId={card.id} />
        </Paper>
      </div>
    </Stack>
  );
}

/** How it goes, and what can be done. */
function Attempt({ card }: { readonly card: WinBackCard }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  const { accountId, action, state, says, startedOn, deadline, callBy, endedAt, cause, obstacle, heldOut, owner } =
    card;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group gap="xs">
          <Badge variant="light" color={state === 'ended' ? 'gray' : 'green'}>
            {t(`winBack.state.${state}`)}
          </Badge>
          {heldOut && (
            <Badge variant="light" color="gray">
              {t('winBacks.heldOut')}
            </Badge>
          )}
          {state !== 'call' && <Text className={classes.sentence}>{said(says)}</Text>}
        </Group>
        <Facts
          facts={[
            [t('winBacks.action'), t(`action.${action}`)],
            [t('winBacks.started'), format.longDay(startedOn)],
            [t('winBack.callBy'), callBy && format.longDay(callBy)],
            [t('winBack.deadline'), format.longDay(deadline)],
            [t('winBack.ended'), endedAt && format.longDay(endedAt)],
            [t('winBack.cause'), cause && t(`silence.${cause}`)],
            [t('winBack.obstacle'), obstacle && t(`obstacle.${obstacle}`)],
            [t('column.owner'), nameOf(owner)],
          ]}
        />
        <Group gap="sm">
          <WinBackDeeds card={card} />
          <Anchor component={Link} to={`/accounts/${accountId}`} size="sm">
            {t('winBack.toAccount')}
          </Anchor>
        </Group>
      </Stack>
    </Paper>
  );
}
