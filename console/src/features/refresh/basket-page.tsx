import { Anchor, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { type Basket, basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { useIsIn } from '../../api/use-session.ts';
import { useSaid } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { basketsQuery, isBasket } from './api.ts';
import { Audience } from './audience.tsx';
import { BasketLedger } from './basket-ledger.tsx';
import { EnrolmentDrawer } from './enrolment-drawer.tsx';
import { MailBanner } from './mail-banner.tsx';
import { Members } from './members.tsx';
import { Programme } from './programme.tsx';

const views = ['who', 'letters', 'programme', 'audience'] as const;

/** One basket: who is in it, what leaves soon, its programme, and its audience for advertising. */
export function Component() {
  const { t } = useTranslation('refresh');
  const { basket } = useParams();
  if (!isBasket(basket))
    return (
      <Page title={t('title')}>
        <Empty title={t('noBasket')}>
          <Anchor component={Link} to="/refresh">
            {t('toBaskets')}
          </Anchor>
        </Empty>
      </Page>
    );
  return <BasketPage basket={basket} />;
}

function BasketPage({ basket }: { readonly basket: Basket }) {
  const { t } = useTranslation('refresh');
  const said = useSaid();
  const isIn = useIsIn();
  const [search, setSearch] = useSearchParams();
  const offered = views.filter((each) => each !== 'audience' || isIn('head', 'marketer'));
  const view = offered.find((each) => each === search.get('view')) ?? 'who';
  const enrolment = search.get('enrolment');
  const all = useQuery(basketsQuery);
  const without = (name: string): void =>
    setSearch((before) => {
      before.delete(name);
      return before;
    });
  return (
    <Page
      title={t('basket', { title: said(basketTitles[basket]) })}
      actions={
        <Anchor component={Link} to="/refresh" size="sm">
          {t('toBaskets')}
        </Anchor>
      }
    >
      <MailBanner />
      <Text size="sm" c="dimmed" mb="md" maw={760}>
        {t(`who.${basket}`)} {t('brings')} {t(`letters.${basket}`)} {t(`question.${basket}`)}
      </Text>
      <Tabs
        value={view}
        onChange={(chosen) => setSearch(chosen === null || chosen === 'who' ? {} : { view: chosen })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {offered.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`view.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="who">
          <Shown query={all}>
            {({ items }) => (
              <Members
                basket={basket}
                letters={items.find((each) => each.basket === basket)?.programme.letters ?? []}
              />
            )}
          </Shown>
        </Tabs.Panel>
        <Tabs.Panel value="letters">
          <BasketLedger basket={basket} />
        </Tabs.Panel>
        <Tabs.Panel value="programme">
          <Shown query={all}>
            {({ items }) => {
              const shown = items.find((each) => each.basket === basket);
              return shown && <Programme basket={basket} programme={shown.programme} />;
            }}
          </Shown>
        </Tabs.Panel>
        <Tabs.Panel value="audience">
          <Audience basket={basket} />
        </Tabs.Panel>
      </Tabs>
      {enrolment !== null && <EnrolmentDrawer id={enrolment} onClose={() => without('enrolment')} />}
    </Page>
  );
}
