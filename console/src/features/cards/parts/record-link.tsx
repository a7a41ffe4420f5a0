import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../language/format.ts';
import { accountQuery, personQuery } from '../api.ts';
import { instantOfId } from './instant-of-id.ts';

type Props = {
  readonly id: string;
  /** Where it is known. */
  readonly name?: string | undefined;
};

/** A way to an account, by the name it has. */
export function AccountLink({ id, name }: Props) {
  const { t } = useTranslation('cards');
  const { data } = useQuery({ ...accountQuery(id), enabled: name === undefined });
  return (
    <Anchor component={Link} to={`/accounts/${id}`} size="sm">
      {name ?? (data ? (data.company ?? t('privateBuyer')) : t('link.account'))}
    </Anchor>
  );
}

/** A way to a person. Their name is not asked for: that somebody reads contacts is kept. */
export function PersonLink({ id, name }: Props) {
  const { t } = useTranslation('cards');
  const { data } = useQuery({ ...personQuery(id), enabled: false });
  return (
    <Anchor component={Link} to={`/persons/${id}`} size="sm">
      {name ?? data?.name ?? t('link.person')}
    </Anchor>
  );
}

/** A way to a lead, by the day it came. */
export function LeadLink({ id }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const at = instantOfId(id);
  return (
    <Anchor component={Link} to={`/leads/${id}`} size="sm">
      {at === undefined ? t('link.lead') : t('link.leadOf', { day: format.day(at) })}
    </Anchor>
  );
}

/** A way to a deal, by the day it was opened. */
export function DealLink({ id }: Props) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const at = instantOfId(id);
  return (
    <Anchor component={Link} to={`/deals/${id}`} size="sm">
      {at === undefined ? t('link.deal') : t('link.dealOf', { day: format.day(at) })}
    </Anchor>
  );
}
