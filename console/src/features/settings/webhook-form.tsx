import { Stack, TagsInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { SecretShown } from './secret-shown.tsx';
import { editWebhook, openWebhook, type Webhook } from './webhooks-api.ts';

type Props = { readonly before?: Webhook; readonly onClose: () => void };
type Draft = { readonly url: string; readonly description: string; readonly types: readonly string[] };

const draftOf = (webhook: Webhook | undefined): Draft => ({
  url: webhook?.url ?? '',
  description: webhook?.description ?? '',
  types: webhook?.types ?? [],
});

/** Subscribes a system, or says its subscription anew. */
export function WebhookForm({ before, onClose }: Props) {
  return before ? <EditForm before={before} onClose={onClose} /> : <OpenForm onClose={onClose} />;
}

/** The secret of a new subscription is shown at once. */
function OpenForm({ onClose }: Pick<Props, 'onClose'>) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const [opened, setOpened] = useState<{ readonly id: string; readonly secret: string }>();
  const { change, isBusy, error } = useChange(openWebhook, {
    refresh: () => [['webhooks']],
    failed: () => true,
    done: setOpened,
  });
  if (opened)
    return <SecretShown secret={opened.secret} onClose={() => void navigate(`/settings/webhooks/${opened.id}`)} />;
  return (
    <DraftForm
      title={t('webhooks.open')}
      {...{ isBusy, error, onClose }}
      onSave={({ url, types, description }) =>
        change({ url, ...(types.length > 0 && { types: [...types] }), ...(description !== '' && { description }) })
      }
    />
  );
}

function EditForm({ before, onClose }: Props & { readonly before: Webhook }) {
  const { t } = useTranslation('settings');
  const { id, version } = before;
  const { change, isBusy, error } = useChange(editWebhook, {
    refresh: () => [['webhooks'], ['webhook', id]],
    failed: () => true,
    done: () => {
      notifications.show({ message: t('webhooks.done'), color: 'green' });
      onClose();
    },
  });
  return (
    <DraftForm
      title={t('webhooks.edit')}
      before={before}
      {...{ isBusy, error, onClose }}
      onSave={({ url, types, description }) =>
        change({
          ...{ id, url, expectedVersion: version, types: types.length > 0 ? [...types] : null },
          description: description === '' ? null : description,
        })
      }
    />
  );
}

type DraftProps = Props & {
  readonly title: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (draft: Draft) => void;
};

function DraftForm({ before, onSave, ...form }: DraftProps) {
  const [draft, setDraft] = useState(draftOf(before));
  return (
    <FormWindow
      {...form}
      onSubmit={() => {
        const url = draft.url.trim();
        if (url !== '') onSave({ ...draft, url, description: draft.description.trim() });
      }}
    >
      <WebhookFields draft={draft} put={(changes) => setDraft({ ...draft, ...changes })} />
    </FormWindow>
  );
}

type FieldsProps = { readonly draft: Draft; readonly put: (changes: Partial<Draft>) => void };

function WebhookFields({ draft, put }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <Stack gap="sm">
      <TextInput
        label={t('webhooks.url')}
        type="url"
        value={draft.url}
        onChange={(event) => put({ url: event.currentTarget.value })}
        required
        maxLength={2000}
        data-autofocus
      />
      <TextInput
        label={t('webhooks.description')}
        value={draft.description}
        onChange={(event) => put({ description: event.currentTarget.value })}
        maxLength={200}
      />
      <TagsInput
        label={t('webhooks.types')}
        description={t('webhooks.typesAbout')}
        value={[...draft.types]}
        onChange={(types) => put({ types })}
        splitChars={[',', ' ', ';']}
      />
    </Stack>
  );
}
