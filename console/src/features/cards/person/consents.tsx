import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as GiveConsent from '../../../../../functions/api/customers/give-consent/contract.ts';
import type * as WithdrawConsent from '../../../../../functions/api/customers/withdraw-consent/contract.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { useChange } from '../../../api/use-change.ts';
import { useFormat } from '../../../language/format.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import type { PersonCard } from '../api.ts';
import classes from '../cards.module.css';
import { useCodeWords } from '../facts/code-words.ts';
import { Panel } from '../parts/panel.tsx';
import { PanelButton } from '../parts/panel-button.tsx';

const giveConsent = endpoint<typeof GiveConsent>('POST', '/persons/{id}/consents');
const withdrawConsent = endpoint<typeof WithdrawConsent>('DELETE', '/persons/{id}/consents/{purpose}');

type Props = { readonly card: PersonCard; readonly mayEdit: boolean };

/** What somebody agreed to: given and taken back here. */
export function Consents({ card, mayEdit }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const wordOf = useCodeWords();
  const [isGiving, setIsGiving] = useState(false);
  const [withdrawn, setWithdrawn] = useState<string>();
  const withdraw = useChange(withdrawConsent, {
    refresh: () => [['person', card.id]],
    done: () => setWithdrawn(undefined),
  });
  const given = Object.entries(card.consents);
  return (
    <Panel
      title={t('panel.consents')}
      actions={mayEdit && <PanelButton onClick={() => setIsGiving(true)}>{t('consents.give')}</PanelButton>}
    >
      {given.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('consents.none')}
        </Text>
      )}
      <ul className={classes.list}>
        {given.map(([purpose, { textVersion, at }]) => (
          <li key={purpose} className={classes.listItem}>
            <div>
              <Text size="sm">{wordOf('purpose', purpose)}</Text>
              <Text size="xs" c="dimmed">
                {t('consents.of', { day: format.longDay(at), version: textVersion })}
              </Text>
            </div>
            {mayEdit && (
              <Button size="compact-xs" variant="subtle" color="red" onClick={() => setWithdrawn(purpose)}>
                {t('consents.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isGiving && <GiveWindow id={card.id} onClose={() => setIsGiving(false)} />}
      {withdrawn !== undefined && (
        <Confirm
          title={t('consents.withdraw')}
          action={t('consents.withdraw')}
          isDangerous
          isBusy={withdraw.isBusy}
          onConfirm={() => withdraw.change({ id: card.id, purpose: withdrawn })}
          onClose={() => setWithdrawn(undefined)}
        >
          {t('consents.withdrawAbout', { purpose: wordOf('purpose', withdrawn) })}
        </Confirm>
      )}
    </Panel>
  );
}

const purposes = ['marketing', 'advertising', 'processing'] as const;

function GiveWindow({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('cards');
  const [purpose, setPurpose] = useState<string>('marketing');
  const [textVersion, setTextVersion] = useState('');
  const [basis, setBasis] = useState('');
  const { change, isBusy, error } = useChange(giveConsent, {
    refresh: () => [['person', id], ['baskets']],
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('consents.give')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={textVersion.trim() !== '' && basis.trim() !== ''}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => change({ id, purpose, textVersion: textVersion.trim(), basis: basis.trim() })}
    >
      <Group grow align="start">
        <Select
          label={t('consents.purpose')}
          data={purposes.map((each) => ({ value: each, label: t(`code.${each}`) }))}
          value={purpose}
          onChange={(each) => setPurpose(each ?? purpose)}
          allowDeselect={false}
        />
        <TextInput
          label={t('consents.textVersion')}
          description={t('consents.textVersionAbout')}
          value={textVersion}
          onChange={(event) => setTextVersion(event.currentTarget.value)}
          maxLength={50}
          required
        />
      </Group>
      <TextInput
        label={t('consents.basis')}
        description={t('consents.basisAbout')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        maxLength={300}
        required
      />
    </FormWindow>
  );
}
