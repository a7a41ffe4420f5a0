import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/now.ts';
import { useIsIn } from '../../api/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { allLettersAheadQuery, basketsQuery, becameQuery } from './api.ts';
import { BasketCard } from './basket-card.tsx';
import { Ledger } from './ledger.tsx';
import { MailBanner } from './mail-banner.tsx';
import classes from './refresh.module.css';

/** The four baskets, and the letters that leave soon. */
export function Component() {
  const { t } = useTranslation('refresh');
  const isIn = useIsIn();
  const today = useToday();
  const all = useQuery(basketsQuery);
  const ahead = useQuery(allLettersAheadQuery);
  const became = useQuery({
    ...becameQuery(yearBefore(today), today.slice(0, 7)),
    enabled: isIn('head', 'marketer', 'director'),
  });
  return (
    <Page title={t('title')}>
      <MailBanner />
      <Text c="dimmed" size="sm" mb="md" maw={760}>
        {t('about')}
      </Text>
      <Shown query={all}>
        {({ items }) => (
          <Stack gap="xl">
            <div className={classes.cards}>
              {items.map((basket) => (
                <BasketCard key={basket.basket} {...basket} report={became.data} />
              ))}
            </div>
            <section>
              <Title order={2} size="h4" mb="xs">
                {t('ahead.title')}
              </Title>
              <Shown query={ahead}>
                {({ items: letters, isMore }) => (
                  <>
                    <Ledger letters={letters} />
                    {isMore && (
                      <Text size="sm" c="dimmed" mt="sm">
                        {t('ahead.inBaskets')}
                      </Text>
                    )}
                  </>
                )}
              </Shown>
            </section>
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

/** Eleven months before the month of a day: with that one it is a year. */
function yearBefore(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 7);
}
