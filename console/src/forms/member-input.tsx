import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type * as ShowAccount from '../../../functions/api/customers/show-account/contract.ts';
import { committeeRoles } from '../../../shared/domain/people/committee.ts';
import { endpoint } from '../api/endpoint.ts';

const showAccount = endpoint<typeof ShowAccount>('GET', '/accounts/{id}');

type Props = {
  readonly label: string;
  readonly accountId: string | undefined;
  readonly value: unknown;
  readonly onChange: (members: unknown) => void;
};
type Member = { readonly personId?: string; readonly role: string };

/** Who of the account decides what. */
export function MemberInput({ label, accountId, value, onChange }: Props) {
  const { t } = useTranslation('forms');
  const { data } = useQuery({
    queryKey: ['account', accountId],
    queryFn: ({ signal }) => showAccount({ id: accountId ?? '' }, { signal }),
    enabled: accountId !== undefined,
  });
  const [member = { role: 'decision-maker' }] = (value ?? []) as readonly Member[];
  return (
    <Group align="end" gap="xs">
      <Select
        label={label}
        data={(data?.persons ?? []).map(({ id, name }) => ({ value: id, label: name ?? t('member.unnamed') }))}
        value={member.personId ?? null}
        onChange={(personId) => onChange(personId === null ? undefined : [{ ...member, personId }])}
        required
        className="grows"
      />
      <Select
        label={t('member.role')}
        data={committeeRoles.map((role) => ({ value: role, label: t(`allowed.${role}`) }))}
        value={member.role}
        onChange={(role) => role !== null && onChange([{ ...member, role }])}
        allowDeselect={false}
      />
    </Group>
  );
}
