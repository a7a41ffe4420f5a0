import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../api/now.ts';
import { useFormat } from '../../../language/format.ts';
import classes from '../cards.module.css';

/** What is looked at first, side by side. */
export function Meta({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.meta}>{children}</dl>;
}

/** One of them. */
export function MetaItem({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.metaItem}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Alarmed = {
  readonly alarms: readonly { readonly name: string; readonly at: string }[];
  readonly wait?: { readonly until: string; readonly reason: string } | undefined;
  readonly visit: { readonly enteredAt: string };
  readonly isOpen: boolean;
};

/** By when something has to happen: it waits, it is due, or it is overdue; and since when it stands there. */
export function AlarmItem(record: Alarmed) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const now = useNow();
  const { visit, isOpen } = record;
  const sinceMs = Math.max(Date.parse(now) - Date.parse(visit.enteredAt), 0); // what it did just now is after the last tick
  return (
    <>
      <Awaited {...record} now={now} />
      <MetaItem label={t(isOpen ? 'head.inStage' : 'head.since')}>
        {isOpen ? format.duration(sinceMs) : format.longDay(visit.enteredAt)}
      </MetaItem>
    </>
  );
}

function Awaited({ alarms: [alarm], wait, isOpen, now }: Alarmed & { readonly now: string }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  if (wait)
    return (
      <MetaItem label={t('head.waits')}>
        {t('head.waitsUntil', { until: format.dayAndTime(wait.until), reason: wait.reason })}
      </MetaItem>
    );
  if (alarm) return <Due at={alarm.at} name={alarm.name} now={now} />;
  if (!isOpen) return null;
  return (
    <MetaItem label={t('head.due')}>
      <span className={classes.late}>{t('head.overdueTwice')}</span>
    </MetaItem>
  );
}

/** Alarms that ring only after the deadline has passed. */
const afterDeadline: readonly string[] = ['escalation'];

function Due({ at, name, now }: { readonly at: string; readonly name: string; readonly now: string }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const isLate = at < now || afterDeadline.includes(name);
  return (
    <MetaItem label={t(`head.alarm.${alarmOf(name)}`)}>
      <Group gap={6}>
        <span className={isLate ? classes.late : undefined}>
          {isLate ? t('head.overdue', { when: format.dayAndTime(at) }) : format.dayAndTime(at)}
        </span>
        {!isLate && (
          <Text span size="xs" c="dimmed">
            {format.fromNow(at, now)}
          </Text>
        )}
      </Group>
    </MetaItem>
  );
}

const alarmNames = ['overdue', 'escalation', 'no-contact', 'papers', 'owner-silent', 'convert-again'] as const;
type AlarmName = (typeof alarmNames)[number];
const alarmOf = (name: string): AlarmName => alarmNames.find((known) => known === name) ?? 'overdue';
