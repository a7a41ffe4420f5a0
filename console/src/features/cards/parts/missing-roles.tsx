import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { committeeRoles } from '../../../../../shared/domain/people/committee.ts';

/** Who usually decides in a segment, and is not known here yet. */
export function MissingRoles({ roles }: { readonly roles: readonly (typeof committeeRoles)[number][] }) {
  const { t } = useTranslation(['cards', 'forms']);
  if (roles.length === 0) return null;
  return (
    <Group gap={6} mt="sm">
      <Text size="xs" c="dimmed">
        {t('committee.missing')}
      </Text>
      {roles.map((role) => (
        <Badge key={role} variant="light" color="orange">
          {t(`forms:allowed.${role}`)}
        </Badge>
      ))}
    </Group>
  );
}
