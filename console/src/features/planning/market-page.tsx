import { Anchor, Badge, Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type MarketReport, marketQuery } from './api.ts';
import { MarketJourney } from './market-journey.tsx';
import classes from './planning.module.css';
import { useParam } from './use-param.ts';

/** Why one buys from us, and by whom: as it is written, beside what is so. */
export function Component() {
  const { t } = useTranslation('planning');
  const may = useMay();
  const query = useQuery(marketQuery);
  return (
    <Page
      title={t('market.title')}
      actions={
        may('describe-market') && (
          <Button component={Link} to="/market/edit" size="xs" variant="default">
            {t('market.edit')}
          </Button>
        )
      }
    >
      <Shown query={query}>{(market) => <Market report={market} />}</Shown>
    </Page>
  );
}

function Market({ report }: { readonly report: MarketReport }) {
  const { t } = useTranslation('planning');
  const { segments } = usePlant();
  const titleIn = useTitleIn();
  const [said, setSegment] = useParam('segment', report.segments[0]?.segment ?? '');
  const chosen = report.segments.some(({ segment }) => segment === said) ? said : (report.segments[0]?.segment ?? '');
  return (
    <Stack gap="lg">
      {report.market ? (
        <p className={classes.idea}>{report.market.idea}</p>
      ) : (
        <Empty title={t('market.none')}>{t('market.noneAbout')}</Empty>
      )}
      <Tabs value={chosen} onChange={(segment) => segment !== null && setSegment(segment)} keepMounted={false}>
        <Tabs.List>
          {report.segments.map(({ segment, focus }) => (
            <Tabs.Tab key={segment} value={segment}>
              {titleIn(segments, segment)} {focus && <Badge size="xs">{t('market.focus')}</Badge>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {report.segments.map((segment) => (
          <Tabs.Panel key={segment.segment} value={segment.segment} pt="md">
            <Segment report={report} segment={segment} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

type SegmentReport = MarketReport['segments'][number];
const said = ['persona', 'toWhom', 'what', 'whyUs'] as const;

function Segment({ report, segment }: { readonly report: MarketReport; readonly segment: SegmentReport }) {
  const { t } = useTranslation('planning');
  const described = report.market?.segments.find((each) => each.segment === segment.segment);
  return (
    <Stack gap="lg">
      <div className={classes.wide}>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {t('market.whom')}
          </Title>
          <dl className={classes.facts}>
            {said.map((name) => [
              <dt key={name}>{t(`market.${name}`)}</dt>,
              <dd key={`${name} value`} className={classes.words}>
                {described?.[name] ?? (
                  <Text span c="dimmed">
                    {t('market.notWritten')}
                  </Text>
                )}
              </dd>,
            ])}
          </dl>
        </section>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {t('market.committee')}
          </Title>
          <Committee segment={segment} />
        </section>
      </div>
      <section>
        <Title order={2} size="h5">
          {t('market.journey')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('market.journeyAbout')}
        </Text>
        <MarketJourney journey={segment.journey} />
      </section>
    </Stack>
  );
}

/** Who usually decides there, and in how many open deals nobody is known in the role. */
function Committee({ segment: { committee, missing } }: { readonly segment: SegmentReport }) {
  const { t, i18n } = useTranslation(['planning', 'forms']);
  const format = useFormat();
  const roleOf = (role: string): string => {
    const key = `forms:allowed.${role}`;
    return i18n.exists(key) ? (t as (of: string) => string)(key) : role;
  };
  if (committee.length === 0) return <Text c="dimmed">{t('market.noCommittee')}</Text>;
  return (
    <Stack gap={6} component="ul" className="plain-list">
      {committee.map((role) => {
        const lacking = missing.find((each) => each.role === role);
        return (
          <Group key={role} component="li" justify="space-between" gap="xs">
            <span>{roleOf(role)}</span>
            {lacking && lacking.of > 0 && (
              <Text size="sm" {...(lacking.deals > 0 ? {} : { c: 'dimmed' })}>
                {lacking.deals > 0 ? (
                  <Anchor component={Link} to={`/figures/records?of=${encodeURIComponent(lacking.records)}`} inherit>
                    {t('market.lacking', { deals: format.number(lacking.deals), of: format.number(lacking.of) })}
                  </Anchor>
                ) : (
                  t('market.allKnown')
                )}
              </Text>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
