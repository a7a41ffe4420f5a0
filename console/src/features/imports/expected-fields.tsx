import { Badge, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/imports/import.ts';
import { fieldsOf } from './columns.ts';
import classes from './imports.module.css';

/** What a file of a kind may say, and under which titles it is found. */
export function ExpectedFields({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('imports');
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('form.expect')}
      </Title>
      <dl className={classes.fields}>
        {fieldsOf(kind).map(({ name, titles, needed = false }) => (
          <div key={name}>
            <dt>
              {t(`fields.${name}`)}{' '}
              {needed && (
                <Badge size="xs" variant="light">
                  {t('form.needed')}
                </Badge>
              )}
            </dt>
            <dd>
              <Text size="xs" c="dimmed" component="span">
                {[...titles, name].join(', ')}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
