import { Button, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Shown } from '../../ui/shown.tsx';
import { audienceQuery, type Campaign, type Held } from './api.ts';

/** How many would get the letter by now, and how many not and why. Counted when somebody asks: an audience may be large. */
export function AudienceCount({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const count = useQuery({ ...audienceQuery(campaign), enabled: isAsked });
  if (campaign.audience === undefined || campaign.letter === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('reach.nobody')}
      </Text>
    );
  if (!isAsked)
    return (
      <Stack gap="sm" align="start">
        <Text size="sm" c="dimmed">
          {t('reach.about')}
        </Text>
        <Button variant="default" size="sm" onClick={() => setAsked(true)}>
          {t('reach.count')}
        </Button>
      </Stack>
    );
  return (
    <Shown query={count}>
      {({ would, held }) => (
        <Stack gap="xs">
          <Text>{t('reach.would', { count: would, number: format.number(would) })}</Text>
          <HeldList held={held} />
        </Stack>
      )}
    </Shown>
  );
}

/** Who does not get a letter, by why. */
export function HeldList({ held }: { readonly held: Held }) {
  const { t } = useTranslation('campaigns');
  const causes = Object.entries(held) as [keyof Held, number][]; // Object.entries forgets the keys
  if (causes.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('reach.held')}
      </Text>
      <List size="sm">
        {causes.map(([cause, count]) => (
          <List.Item key={cause}>{t('reach.because', { why: t(`held.${cause}`), count })}</List.Item>
        ))}
      </List>
    </div>
  );
}
