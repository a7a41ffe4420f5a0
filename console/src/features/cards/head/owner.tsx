import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNameOf, usePlant } from '../../../api/plant.ts';
import { useChange } from '../../../api/use-change.ts';
import { useConflictNote } from '../../../moves/use-moving.ts';
import { assignOf, type Owned } from './api.ts';
import { MetaItem } from './meta.tsx';

type Props = { readonly of: Owned; readonly owner: string | undefined; readonly mayAssign: boolean };

/** Whose it is; a head gives it to somebody else. */
export function OwnerItem({ of, owner, mayAssign }: Props) {
  const { t } = useTranslation('cards');
  const nameOf = useNameOf();
  const { staff } = usePlant();
  const noteConflict = useConflictNote();
  const { kind, id } = of;
  const { change } = useChange(assignOf(kind), {
    refresh: () => [[kind, id], [`${kind}s-board`], ['accounts'], ['day'], ['tasks']],
    failed: noteConflict,
  });
  const shown = nameOf(owner) ?? t('head.nobody');
  if (!mayAssign) return <MetaItem label={t('head.owner')}>{shown}</MetaItem>;
  return (
    <MetaItem label={t('head.owner')}>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton fz="sm" title={t('head.assign')}>
            {shown} <IconChevronDown size={13} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('head.assign')}</Menu.Label>
          {staff
            .filter((member) => (member.group === 'manager' || member.group === 'head') && member.id !== owner)
            .map((member) => (
              <Menu.Item key={member.id} onClick={() => change({ id, to: member.id })}>
                {member.name}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </MetaItem>
  );
}
