import { Alert, Anchor, Group } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsIn } from '../../../api/use-session.ts';
import { PersonLink } from './record-link.tsx';
import { Plain, Row, Rows } from './rows.tsx';

type Contacts = {
  readonly masked: boolean;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};
type Props = { readonly contacts: Contacts; readonly personId: string };

/** How a person can be reached; while that is hidden, why. */
export function ContactRows({ contacts, personId }: Props) {
  const { t } = useTranslation('cards');
  const isIn = useIsIn();
  const { masked, name, email, phone } = contacts;
  const isLinked = !masked && name !== undefined;
  return (
    <>
      <Rows>
        <Row label={t('field.name')}>
          <Plain>{isLinked ? <PersonLink id={personId} name={name} /> : (name ?? t('unnamed'))}</Plain>
        </Row>
        <Row label={t('field.phone')}>
          <Plain>
            <Reach by="tel" at={phone} masked={masked} />
          </Plain>
        </Row>
        <Row label={t('field.email')}>
          <Plain>
            <Reach by="mailto" at={email} masked={masked} />
          </Plain>
        </Row>
      </Rows>
      {masked && (
        <Alert variant="light" color="gray" py={6} mt={6} icon={<IconEyeOff size={16} />}>
          {t(isIn('marketer') ? 'contacts.hiddenFromMarketer' : 'contacts.hiddenUntilClaimed')}
        </Alert>
      )}
    </>
  );
}

type ReachProps = { readonly by: 'tel' | 'mailto'; readonly at: string | undefined; readonly masked: boolean };

/** A phone or an address, which a click calls or writes to. */
function Reach({ by, at, masked }: ReachProps) {
  if (at === undefined) return <>—</>;
  return masked ? (
    <>{at}</>
  ) : (
    <Anchor href={`${by}:${at}`} size="sm">
      {at}
    </Anchor>
  );
}

/** Who it is and how to reach them, in one line under the title. */
export function ContactLine({ contacts: { name, phone, email, masked } }: { readonly contacts: Contacts }) {
  return (
    <Group gap={12}>
      {name !== undefined && <span>{name}</span>}
      {phone !== undefined && !masked && <Reach by="tel" at={phone} masked={false} />}
      {email !== undefined && !masked && <Reach by="mailto" at={email} masked={false} />}
    </Group>
  );
}
