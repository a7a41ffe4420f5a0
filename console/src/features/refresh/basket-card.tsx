import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { waitsBecause } from '../../../../shared/domain/refresh/said.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import type { BasketShown, BasketsReport } from './api.ts';

type Props = BasketShown & { readonly report: BasketsReport | undefined };
type WaitCause = keyof typeof waitsBecause;

/** One basket: who is inside, what its letters bring, and what the next of them wait for. */
export function BasketCard({ basket, title, programme, inside, waiting, report }: Props) {
  const { t } = useTranslation('refresh');
  const said = useSaid();
  const format = useFormat();
  const count = inside.leads + inside.deals;
  const days = programme.letters.reduce((sum, { afterDays }) => sum + afterDays, 0);
  const causes = Object.entries(waiting.causes) as [WaitCause, number][]; // Object.entries forgets the keys
  return (
    <Paper withBorder p="md" component="article">
      <Stack gap="sm" h="100%">
        <div>
          <Group justify="space-between" align="baseline" wrap="nowrap">
            <Title order={2} size="h4">
              <Anchor component={Link} to={`/refresh/${basket}`} inherit>
                {said(title)}
              </Anchor>
            </Title>
            <Text fz={28} fw={650} lh={1}>
              {format.number(count)}
              {inside.moreThan !== undefined && '+'}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {t('inside', {
              leads: t('leads', { count: inside.leads }),
              deals: t('deals', { count: inside.deals }),
            })}
          </Text>
        </div>
        <Text size="sm">{t(`who.${basket}`)}</Text>
        <Text size="sm">
          <Text span c="dimmed">
            {t('brings')}
          </Text>{' '}
          {t(`letters.${basket}`)}
        </Text>
        <Text size="sm">
          {t('programme.short', {
            letters: t('programme.letters', { count: programme.letters.length }),
            days: t('workingDays', { count: days }),
            call: t('workingDays', { count: programme.callAfterDays }),
          })}
        </Text>
        <Text size="sm" fw={600}>
          {t(`question.${basket}`)}
        </Text>
        {causes.length > 0 && (
          <ul className="plain-list">
            {causes.map(([cause, waits]) => (
              <li key={cause}>
                <Anchor component={Link} to={`/refresh/${basket}?why=${cause}`} size="sm">
                  {t('waits', { why: said(waitsBecause[cause]), count: waits })}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
        {report && <Became basket={basket} report={report} />}
      </Stack>
    </Paper>
  );
}

/** How many of a year came in and returned, and the money of both. */
function Became({ basket, report }: { readonly basket: string; readonly report: BasketsReport }) {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const rows = report.rows.filter((row) => row.basket === basket);
  const total = (of: 'entered' | 'returned'): number => rows.reduce((sum, row) => sum + row[of], 0);
  const money = (of: 'enteredSums' | 'returnedSums'): string =>
    [
      ...Map.groupBy(
        rows.flatMap((row) => row[of]),
        ({ currency }) => currency,
      ),
    ]
      .map(([currency, sums]) =>
        format.shortMoney({ currency, netMinor: sums.reduce((sum, { netMinor }) => sum + netMinor, 0) }),
      )
      .join(' + ');
  const worth = (of: 'enteredSums' | 'returnedSums'): string => {
    const sums = money(of);
    return sums === '' ? '' : t('became.worth', { sums });
  };
  return (
    <Text size="xs" c="dimmed" mt="auto">
      {t('became.year', {
        entered: format.number(total('entered')),
        enteredWorth: worth('enteredSums'),
        returned: format.number(total('returned')),
        returnedWorth: worth('returnedSums'),
      })}
    </Text>
  );
}
