import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Subject } from './api.ts';

/** What letters are about: whose it is, and of which product. */
export function SubjectLink({
  subject: { kind, id, company, product },
}: {
  readonly subject: Pick<Subject, 'kind' | 'id' | 'company' | 'product'>;
}) {
  const { t } = useTranslation('refresh');
  return (
    <div>
      <Anchor component={Link} to={`/${kind}s/${id}`} fw={600} size="sm">
        {company ?? t('private')}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[t(`kind.${kind}`), product].filter((part) => part !== undefined).join(' · ')}
      </Text>
    </div>
  );
}
