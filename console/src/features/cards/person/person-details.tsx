import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { committeeRoles } from '../../../../../shared/domain/people/committee.ts';
import { editPerson, type PersonCard, personQuery } from '../api.ts';
import { ChoiceField, TextField } from '../edit/fields.tsx';
import { useRecordEdit } from '../edit/use-record-edit.ts';
import { ContactRows } from '../parts/contact-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { AccountLink } from '../parts/record-link.tsx';
import { Plain, Row, Rows } from '../parts/rows.tsx';

type Props = { readonly card: PersonCard; readonly mayEdit: boolean };
type Role = (typeof committeeRoles)[number];

/** How to reach somebody, and what they decide; each edited in place. */
export function PersonDetails({ card, mayEdit }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const edit = useRecordEdit(editPerson, {
    queryKey: personQuery(card.id).queryKey,
    card,
    refresh: [['account', card.accountId ?? '']],
  });
  const text = (name: 'name' | 'phone' | 'email', maxLength: number) => (
    <TextField
      label={t(`field.${name}`)}
      value={card[name]}
      mayEdit={mayEdit}
      maxLength={maxLength}
      onSave={(value) => edit({ [name]: value })}
    />
  );
  return (
    <Panel title={t('panel.contact')}>
      {card.masked ? (
        <ContactRows contacts={card} personId={card.id} />
      ) : (
        <Rows>
          {text('name', 200)}
          {text('phone', 60)}
          {text('email', 300)}
        </Rows>
      )}
      <Rows>
        <ChoiceField
          label={t('field.role')}
          value={card.role}
          options={committeeRoles.map((role) => ({ value: role, label: t(`forms:allowed.${role}`) }))}
          mayEdit={mayEdit}
          onSave={(role) => edit({ role: role as Role | null })} // of the roles above
        />
        <ChoiceField
          label={t('field.language')}
          value={card.language}
          options={(['ru', 'en'] as const).map((language) => ({
            value: language,
            label: t(`quotes.languages.${language}`),
          }))}
          mayEdit={mayEdit}
          onSave={(language) => edit({ language: language as 'ru' | 'en' | null })} // of the two above
        />
        <TextField
          label={t('field.timeZone')}
          value={card.timeZone}
          mayEdit={mayEdit}
          maxLength={60}
          onSave={(timeZone) => edit({ timeZone })}
        />
        {card.accountId !== undefined && (
          <Row label={t('link.account')}>
            <Plain>
              <AccountLink id={card.accountId} />{' '}
              {mayEdit && !card.isMain && (
                <Button size="compact-xs" variant="subtle" onClick={() => edit({ accountId: null })}>
                  {t('person.left')}
                </Button>
              )}
            </Plain>
          </Row>
        )}
      </Rows>
    </Panel>
  );
}
