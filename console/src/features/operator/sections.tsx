import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const places = { executions: '/executions', letters: '/dead-letters', schedules: '/schedules' } as const;
const names = ['executions', 'letters', 'schedules'] as const;

/** Leads from executions to dead letters and to schedules. */
export function Sections({ at }: { readonly at: keyof typeof places }) {
  const { t } = useTranslation('operator');
  return (
    <Group component="nav" gap="xs" mb="md" aria-label={t('sections')}>
      {names.map((name) => (
        <Button
          key={name}
          component={Link}
          to={places[name]}
          size="compact-md"
          variant={name === at ? 'light' : 'subtle'}
          {...(name === at && { 'aria-current': 'page' })}
        >
          {t(`section.${name}`)}
        </Button>
      ))}
    </Group>
  );
}
