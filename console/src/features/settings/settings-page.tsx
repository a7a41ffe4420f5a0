import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIsIn } from '../../api/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { sections } from './shapes.ts';
import classes from './settings.module.css';

const sectionNames = Object.keys(sections) as (keyof typeof sections)[]; // Object.keys forgets the names

/** Everything of the plant that can be changed, and what it is for. */
export function Component() {
  const { t } = useTranslation('settings');
  const isIn = useIsIn();
  return (
    <Page title={t('title')}>
      <Stack gap="lg">
        <Text size="sm" c="dimmed" maw={900}>
          {t('about')}
        </Text>
        {sectionNames.map((section) => (
          <Section key={section} title={t(`section.${section}`)}>
            {sections[section].map((name) => (
              <Card key={name} to={`/settings/${name}`} title={t(`name.${name}`)} about={t(`purpose.${name}`)} />
            ))}
          </Section>
        ))}
        <Section title={t('section.more')}>
          <Card to="/settings/pipelines" title={t('link.pipelines')} about={t('link.pipelinesAbout')} />
          <Card to="/settings/products" title={t('link.products')} about={t('link.productsAbout')} />
          {isIn('operator', 'head') && (
            <Card to="/settings/webhooks" title={t('link.webhooks')} about={t('link.webhooksAbout')} />
          )}
          <Card to="/notices" title={t('link.notices')} about={t('link.noticesAbout')} />
        </Section>
      </Stack>
    </Page>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <div className={classes.cards}>{children}</div>
    </section>
  );
}

function Card({ to, title, about }: { readonly to: string; readonly title: string; readonly about: string }) {
  return (
    <Link to={to} className={classes.card}>
      <Text component="span" display="block" fw={600}>
        {title}
      </Text>
      <Text component="span" display="block" size="sm" c="dimmed">
        {about}
      </Text>
    </Link>
  );
}
