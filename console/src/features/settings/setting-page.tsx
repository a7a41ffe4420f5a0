import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { SettingName } from '../../../../shared/domain/settings/settings.ts';
import { useNow } from '../../api/now.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Setting, wholeSettingQuery } from './api.ts';
import { isSetting } from './shapes.ts';
import { SettingForm } from './setting-form.tsx';
import { Versions } from './versions.tsx';

/** A setting as it holds now, to be changed, with what it was before. */
export function Component() {
  const { t } = useTranslation(['settings', 'ui']);
  const { name = '' } = useParams();
  if (!isSetting(name))
    return (
      <Page title={t('title')}>
        <Empty title={t('ui:failed.notFound')} />
      </Page>
    );
  return <Known key={name} name={name} />;
}

function Known({ name }: { readonly name: SettingName }) {
  const { t } = useTranslation('settings');
  const query = useQuery(wholeSettingQuery(name));
  const may = useMay();
  const mayEdit = may(name === 'substitutes' ? 'name-substitute' : 'edit-settings');
  return (
    <Page title={t(`name.${name}`)}>
      <Shown query={query}>
        {(setting) => (
          <Stack gap="lg" maw={1100}>
            <div>
              <Text size="sm" c="dimmed">
                {t(`purpose.${name}`)}
              </Text>
              <Standing of={setting} />
              {!mayEdit && (
                <Text size="sm" c="dimmed">
                  {t('readOnly')}
                </Text>
              )}
            </div>
            <SettingForm key={setting.versions.length} name={name} setting={setting} isReadOnly={!mayEdit} />
            <Versions of={setting} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Standing({ of: { n, versions } }: { readonly of: Setting }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const now = useNow();
  const coming = versions.findLast((version) => version.n !== n && version.from > now);
  return (
    <Text size="sm" c="dimmed">
      {n === 0 ? t('seed') : t('holds', { n })}{' '}
      {coming && t('coming', { n: coming.n, when: format.dayAndTime(coming.from) })}
    </Text>
  );
}
