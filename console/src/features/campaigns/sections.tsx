import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const places = { campaigns: '/campaigns', offers: '/campaigns/offers' } as const;
const names = ['campaigns', 'offers'] as const;

/** Leads from campaigns to offers and back. */
export function Sections({ at }: { readonly at: keyof typeof places }) {
  const { t } = useTranslation('campaigns');
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
