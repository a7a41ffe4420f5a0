import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { hypothesisQuery, type Review, reviewQuery } from './api.ts';
import classes from './planning.module.css';

/** A review that was held: what was asked and answered. */
export function Component() {
  const { t } = useTranslation('planning');
  const { id = '' } = useParams();
  const query = useQuery(reviewQuery(id));
  return (
    <Page
      title={t('reviews.one')}
      actions={
        <Anchor component={Link} to="/reviews" size="sm">
          {t('reviews.all')}
        </Anchor>
      }
    >
      <Shown query={query}>{(review) => <Held review={review} />}</Shown>
    </Page>
  );
}

function Held({ review: { at, by, since, until, answers } }: { readonly review: Review }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useNameOf();
  return (
    <Stack gap="md" maw={860}>
      <Text c="dimmed">
        {t('reviews.held', {
          when: format.dayAndTime(at),
          who: nameOf(by.id) ?? '',
          since: format.longDay(since),
          until: format.longDay(until),
        })}
      </Text>
      {answers.map(({ question, addressee, answer, hypothesisId }) => (
        <section key={`${question} ${addressee ?? ''}`} className={classes.card}>
          <Title order={2} size="h5">
            {question}
          </Title>
          {addressee !== undefined && (
            <Text size="sm" c="dimmed">
              {t('reviews.asks', { who: nameOf(addressee) })}
            </Text>
          )}
          <Text mt="xs" className={classes.words}>
            {answer}
          </Text>
          {hypothesisId !== undefined && <LedTo id={hypothesisId} />}
        </section>
      ))}
    </Stack>
  );
}

/** The hypothesis an answer led to. */
function LedTo({ id }: { readonly id: string }) {
  const { t } = useTranslation('planning');
  const { data } = useQuery(hypothesisQuery(id));
  return (
    <Text size="sm" mt="xs">
      {t('reviews.ledTo')}{' '}
      <Anchor component={Link} to={`/hypotheses/${id}`} inherit underline="always">
        {data?.statement ?? t('hypotheses.one')}
      </Anchor>
    </Text>
  );
}
