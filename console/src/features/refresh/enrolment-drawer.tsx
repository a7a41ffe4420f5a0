import { Anchor, Badge, Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { SidePanel } from '../../ui/window.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from '../../../../shared/domain/said.ts';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { LetterModal } from '../../ui/letters/letter-modal.tsx';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { Facts } from '../../ui/facts.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type EnrolmentCard, enrolmentQuery } from './api.ts';
import { Deeds } from './deeds.tsx';
import { type Deed, useDeeds } from './member-menu.tsx';
import classes from './refresh.module.css';
import { SubjectLink } from './subject-link.tsx';

/** One way through a basket: to whom, what was sent and what came of it, and why each other letter was not. */
export function EnrolmentDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['refresh', 'ui']);
  const enrolment = useQuery(enrolmentQuery(id));
  return (
    <SidePanel opened onClose={onClose} position="right" size="lg" title={t('enrolment.title')}>
      <Shown query={enrolment}>{(card) => <Card card={card} />}</Shown>
    </SidePanel>
  );
}

function Card({ card }: { readonly card: EnrolmentCard }) {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  const { subject, since, says, next, wakeUpOn, state } = card;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t('column.since'), format.longDay(since)],
    [t('enrolment.now'), said(says)],
    [t('column.next'), next?.at === undefined ? undefined : format.dayAndTime(next.at)],
    [t('wakeUp'), wakeUpOn === undefined ? undefined : format.longDay(wakeUpOn)],
    [t('column.owner'), nameOf(subject.owner)],
  ];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="start" wrap="nowrap">
        <SubjectLink subject={subject} />
        <Badge variant="light" color={state === 'running' ? 'green' : 'gray'}>
          {t(`enrolment.state.${state}`)}
        </Badge>
      </Group>
      <Contacts {...card.contacts} />
      <Facts facts={lines} />
      <DeedButtons card={card} />
      <Divider />
      <Past card={card} />
    </Stack>
  );
}

function Contacts({ masked, name, email, phone }: EnrolmentCard['contacts']) {
  const { t } = useTranslation('refresh');
  if (masked)
    return (
      <Text size="sm" c="dimmed">
        {[name, t('enrolment.masked')].filter((part) => part !== undefined).join(' · ')}
      </Text>
    );
  return (
    <Group gap="md">
      {name !== undefined && <Text size="sm">{name}</Text>}
      {email !== undefined && (
        <Anchor href={`mailto:${email}`} size="sm">
          {email}
        </Anchor>
      )}
      {phone !== undefined && (
        <Anchor href={`tel:${phone}`} size="sm">
          {phone}
        </Anchor>
      )}
    </Group>
  );
}

function DeedButtons({ card }: { readonly card: EnrolmentCard }) {
  const { t } = useTranslation('refresh');
  const [deed, setDeed] = useState<Deed>();
  const inBasket = { subject: card.subject, enrolment: card };
  const open = useDeeds(inBasket).filter(() => card.subject.stage === 'parked');
  if (open.length === 0) return null;
  return (
    <Group gap="xs">
      {open.map((each) => (
        <Button key={each} size="xs" variant="default" onClick={() => setDeed(each)}>
          {t(`deed.${each}`)}
        </Button>
      ))}
      {deed && <Deeds deed={deed} {...inBasket} onClose={() => setDeed(undefined)} />}
    </Group>
  );
}

type Passed = {
  readonly at: string;
  readonly letter: string | undefined;
  readonly says: Said;
  readonly isSent: boolean;
  readonly clickedAt?: string | undefined;
  readonly until?: string | undefined;
};

/** What was sent, and what was not, the last in front. */
function Past({ card: { sent, unsent, basket } }: { readonly card: EnrolmentCard }) {
  const { t } = useTranslation('refresh');
  const [shown, setShown] = useState<string>();
  const passed: readonly Passed[] = [
    ...sent.map((letter) => ({ ...letter, isSent: true })),
    ...unsent.map(({ letter, ...rest }) => ({ ...rest, letter, isSent: false })),
  ].toSorted((one, other) => other.at.localeCompare(one.at));
  const titleOf = useLetterTitles(basket, [...new Set(passed.flatMap(({ letter }) => letter ?? []))]);
  return (
    <section>
      <Title order={3} size="h6" mb="sm">
        {t('enrolment.past')}
      </Title>
      {passed.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('enrolment.nothingYet')}
        </Text>
      )}
      <ul className={classes.past}>
        {passed.map((each) => (
          <PastLetter
            key={`${each.at} ${each.letter ?? ''} ${String(each.isSent)}`}
            passed={each}
            title={each.letter === undefined ? undefined : titleOf(each.letter)}
            onShow={() => setShown(each.letter)}
          />
        ))}
      </ul>
      {shown !== undefined && <LetterModal topic={basket} letter={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

type PastProps = { readonly passed: Passed; readonly title: string | undefined; readonly onShow: () => void };

function PastLetter({ passed: { at, says, isSent, clickedAt, until }, title, onShow }: PastProps) {
  const { t } = useTranslation('refresh');
  const format = useFormat();
  const said = useSaid();
  const more = [
    clickedAt === undefined ? undefined : t('enrolment.clicked', { when: format.dayAndTime(clickedAt) }),
    until === undefined ? undefined : t('enrolment.again', { when: format.dayAndTime(until) }),
  ].filter((line) => line !== undefined);
  return (
    <li>
      <Group gap="xs" align="baseline">
        <Text size="xs" c="dimmed">
          {format.dayAndTime(at)}
        </Text>
        <Badge size="sm" variant="light" color={isSent ? 'green' : 'orange'}>
          {isSent ? t('enrolment.sent') : t('enrolment.unsent')}
        </Badge>
      </Group>
      {title !== undefined && (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onShow}>
          {title}
        </Anchor>
      )}
      <Text size="sm">{[said(says), ...more].join('. ')}</Text>
    </li>
  );
}
