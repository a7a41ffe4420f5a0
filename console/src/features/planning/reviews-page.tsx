import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { nextReviewQuery, reviewsQuery } from './api.ts';
import { NextReviewForm } from './next-review.tsx';
import { ReviewTables } from './review-tables.tsx';

/** What the next review is about, and the reviews that were held. */
export function Component() {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const next = useQuery(nextReviewQuery);
  return (
    <Page title={t('reviews.title')}>
      <Stack gap="xl">
        <Shown query={next}>
          {(review) => (
            <>
              <section>
                <Title order={2} size="h4">
                  {t('reviews.next')}
                </Title>
                <Text size="sm" c="dimmed" mb="sm">
                  {t('reviews.since', { since: format.longDay(review.since), asOf: format.dayAndTime(review.asOf) })}
                </Text>
                <NextReviewForm key={review.since} review={review} />
              </section>
              <ReviewTables review={review} />
            </>
          )}
        </Shown>
        <Past />
      </Stack>
    </Page>
  );
}

function Past() {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useNameOf();
  const query = useInfiniteQuery(reviewsQuery);
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('reviews.past')}
      </Title>
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Text c="dimmed">{t('reviews.none')}</Text>;
          return (
            <Stack gap={6} component="ul" className="plain-list">
              {items.map(({ id, at, answers, by }) => (
                <li key={id}>
                  <Anchor component={Link} to={`/reviews/${id}`}>
                    {format.longDay(at)}
                  </Anchor>{' '}
                  <Text span size="sm" c="dimmed">
                    {[nameOf(by.id), t('reviews.answers', { count: answers.length })]
                      .filter((part) => part !== undefined)
                      .join(' · ')}
                  </Text>
                </li>
              ))}
              <ShowMore of={query} />
            </Stack>
          );
        }}
      </Shown>
    </section>
  );
}
