import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/use-session.ts';
import type { Member, Subject } from './api.ts';
import { Deeds } from './deeds.tsx';

const deeds = ['back', 'elsewhere', 'day', 'stop'] as const;
export type Deed = (typeof deeds)[number];

/** What can be done with somebody in a basket. */
export type InBasket = {
  readonly subject: Pick<Subject, 'kind' | 'id' | 'company' | 'owner'>;
  readonly enrolment:
    | Pick<NonNullable<Member['enrolment']>, 'id' | 'state' | 'stopped' | 'wakeUpOn' | 'basket'>
    | undefined;
};

/** What of it the viewer may do. */
export function useDeeds({ subject: { kind, owner }, enrolment }: InBasket): readonly Deed[] {
  const may = useMay();
  const mayWork = may(`work-${kind}`, owner);
  const isRunning = enrolment?.state === 'running' && !enrolment.stopped;
  const open: Record<Deed, boolean> = {
    back: mayWork,
    elsewhere: mayWork,
    day: mayWork && isRunning,
    stop: isRunning && may('stop-letters', owner),
  };
  return deeds.filter((deed) => open[deed]);
}

/** The same as a menu of a row. */
export function MemberMenu({ member }: { readonly member: Member }) {
  const { t } = useTranslation('refresh');
  const [deed, setDeed] = useState<Deed>();
  const inBasket = { subject: member, enrolment: member.enrolment };
  const open = useDeeds(inBasket);
  if (open.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('deeds', { who: member.company ?? t('private') })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open.map((each) => (
            <Menu.Item
              key={each}
              onClick={() => setDeed(each)}
              {...(each === 'stop' && { color: 'var(--mantine-color-error)' })}
            >
              {t(`deed.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {deed && <Deeds deed={deed} {...inBasket} onClose={() => setDeed(undefined)} />}
    </>
  );
}
