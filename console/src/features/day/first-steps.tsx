import { Anchor, List, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIsIn } from '../../api/use-session.ts';
import { anyAccountQuery } from './api.ts';

const steps = [
  { id: 'company', path: '/settings/company' },
  { id: 'staff', path: '/settings/staff' },
  { id: 'calendar', path: '/settings/calendar' },
  { id: 'segments', path: '/settings/segments' },
  { id: 'products', path: '/settings/products' },
  { id: 'forms', path: '/settings/forms' },
  { id: 'imports', path: '/imports/new' },
] as const;

/** What to do with a plant that has nothing yet: for an operator always at hand, for a head until there is a customer. */
export function FirstSteps() {
  const { t } = useTranslation('day');
  const isIn = useIsIn();
  const { data } = useQuery({ ...anyAccountQuery, enabled: isIn('head') });
  const isEmpty = data?.items.length === 0;
  if (!isIn('operator') && !isEmpty) return null;
  return (
    <Paper component="section" withBorder p="md">
      <Title order={2} size="h4" mb={4}>
        {t('first.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('first.about')}
      </Text>
      <List type="ordered" spacing={6}>
        {steps.map(({ id, path }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={path}>
              {t(`first.step.${id}`)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {t(`first.why.${id}`)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
