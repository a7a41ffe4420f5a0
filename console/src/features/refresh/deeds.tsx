import { Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Basket, baskets, basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import { type Filled, filledInto } from '../../forms/filled.ts';
import { MissingFields } from '../../forms/missing-fields.tsx';
import { useSaid } from '../../language/use-language.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { changeWakeUp, stopEnrolment } from './api.ts';
import type { Deed, InBasket } from './member-menu.tsx';
import { backToWork, parkElsewhere, type Parking } from './moves.ts';

type Props = InBasket & { readonly onClose: () => void };

/** Asks what a deed needs, and does it. */
export function Deeds({ deed, ...props }: Props & { readonly deed: Deed }) {
  switch (deed) {
    case 'back':
      return <Back {...props} />;
    case 'elsewhere':
      return <Elsewhere {...props} />;
    case 'day':
      return <AnotherDay {...props} />;
    case 'stop':
      return <Stop {...props} />;
  }
}

/** What is read anew when somebody leaves a basket, or their letters change. */
const touched = ({ subject, enrolment }: InBasket) => [
  ['baskets'],
  [subject.kind, subject.id],
  [`${subject.kind}s-board`],
  ['day'],
  ['tasks'],
  ...(enrolment ? [['enrolment', enrolment.id]] : []),
];

/** Says it is done, and closes. */
function useDone(onClose: () => void): (message: string) => void {
  return (message) => {
    notifications.show({ message, color: 'green' });
    onClose();
  };
}

function Stop({ subject, enrolment, onClose }: Props) {
  const { t } = useTranslation('refresh');
  const done = useDone(onClose);
  const { change, isBusy } = useChange(stopEnrolment, {
    refresh: () => touched({ subject, enrolment }),
    done: () => done(t('stop.done')),
  });
  return (
    <Confirm
      title={t('stop.title', { who: subject.company ?? t('private') })}
      action={t('deed.stop')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => enrolment && change({ id: enrolment.id })}
      onClose={onClose}
    >
      {t('stop.about')}
    </Confirm>
  );
}

function Back({ subject, enrolment, onClose }: Props) {
  const { t } = useTranslation('refresh');
  const done = useDone(onClose);
  const [filled, setFilled] = useState<Filled>({});
  const { change, isBusy, error } = useChange(backToWork, {
    refresh: () => touched({ subject, enrolment }),
    done: () => done(t(`back.done.${subject.kind}`)),
    failed: () => true,
  });
  const missing = error instanceof ApiProblem ? error.missing : [];
  return (
    <FormWindow
      title={t('back.title', { who: subject.company ?? t('private') })}
      submit={t('deed.back')}
      error={missing.length > 0 ? undefined : error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={onSubmit(() => change(filledInto<Parameters<typeof backToWork>[0]>({ subject }, missing, filled)))}
    >
      <Text size="sm">{t(`back.about.${subject.kind}`)}</Text>
      <MissingFields missing={missing} filled={filled} onFill={setFilled} />
    </FormWindow>
  );
}

function Elsewhere({ subject, enrolment, onClose }: Props) {
  const { t } = useTranslation('refresh');
  const said = useSaid();
  const done = useDone(onClose);
  const [filled, setFilled] = useState<Filled>({});
  const [chosen, setChosen] = useState<Chosen>({});
  const [isTried, setTried] = useState(false);
  const { change, isBusy, error } = useChange(parkElsewhere, {
    refresh: () => touched({ subject, enrolment }),
    done: (_answer, asked) => done(t('elsewhere.done', { basket: said(basketTitles[asked.basket]) })),
    failed: () => true,
  });
  const missing = error instanceof ApiProblem ? error.missing.filter(({ field }) => field !== 'wakeUpAt') : [];
  const { basket, wakeUpAt } = chosen;
  return (
    <FormWindow
      title={t('elsewhere.title', { who: subject.company ?? t('private') })}
      submit={t('elsewhere.submit')}
      error={missing.length > 0 ? undefined : error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={onSubmit(() => {
        setTried(true);
        if (basket === undefined || needsDay(chosen)) return;
        change(filledInto<Parking>({ subject, basket, ...(wakeUpAt !== undefined && { wakeUpAt }) }, missing, filled));
      })}
    >
      <Stack gap="sm">
        <Text size="sm">{t('elsewhere.about')}</Text>
        <BasketChoice present={enrolment?.basket} chosen={chosen} onChoose={setChosen} isTried={isTried} />
        <MissingFields missing={missing} filled={filled} onFill={setFilled} />
      </Stack>
    </FormWindow>
  );
}

type Chosen = { readonly basket?: Basket | undefined; readonly wakeUpAt?: string | undefined };

/** Who is in the basket of time is there until a day. */
const needsDay = ({ basket, wakeUpAt }: Chosen): boolean => basket === 'time' && wakeUpAt === undefined;

type ChoiceProps = {
  /** The basket they are in: another one is asked for. */
  readonly present: Basket | undefined;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly isTried: boolean;
};

function BasketChoice({ present, chosen, onChoose, isTried }: ChoiceProps) {
  const { t } = useTranslation(['refresh', 'ui']);
  const said = useSaid();
  const { basket, wakeUpAt } = chosen;
  return (
    <>
      <Select
        label={t('elsewhere.basket')}
        data={baskets
          .filter((each) => each !== present)
          .map((each) => ({ value: each, label: said(basketTitles[each]) }))}
        value={basket ?? null}
        onChange={(picked) => onChoose({ ...chosen, basket: baskets.find((each) => each === picked) })}
        error={isTried && basket === undefined && t('ui:required')}
        required
        data-autofocus
      />
      {basket && (
        <Text size="sm" c="dimmed">
          {t(`who.${basket}`)}
        </Text>
      )}
      <DayInput
        label={t('wakeUp')}
        value={wakeUpAt}
        onChange={(day) => onChoose({ ...chosen, wakeUpAt: day })}
        required={basket === 'time'}
        error={isTried && needsDay(chosen) && t('ui:required')}
      />
    </>
  );
}

function AnotherDay({ subject, enrolment, onClose }: Props) {
  const { t } = useTranslation(['refresh', 'ui']);
  const [isTried, setTried] = useState(false);
  const done = useDone(onClose);
  const [day, setDay] = useState<string | undefined>(enrolment?.wakeUpOn);
  const { change, isBusy, error } = useChange(changeWakeUp, {
    refresh: () => touched({ subject, enrolment }),
    done: () => done(t('anotherDay.done')),
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('anotherDay.title', { who: subject.company ?? t('private') })}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={onSubmit(() => {
        setTried(true);
        if (enrolment && day !== undefined) change({ id: enrolment.id, wakeUpOn: day });
      })}
    >
      <Text size="sm">{t('anotherDay.about')}</Text>
      <DayInput
        label={t('wakeUp')}
        value={day}
        onChange={setDay}
        error={isTried && day === undefined && t('ui:required')}
        required
        data-autofocus
      />
    </FormWindow>
  );
}

const onSubmit =
  (submit: () => unknown) =>
  (event: SyntheticEvent): void => {
    event.preventDefault();
    submit();
  };
