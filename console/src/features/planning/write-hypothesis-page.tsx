import { Alert, Button, Group, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { plusDays } from './plus-days.ts';
import { lanes } from '../../../../shared/domain/leads/lane.ts';
import { useToday } from '../../api/now.ts';
import { usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { useViewer } from '../../api/use-session.ts';
import { DayInput } from '../../forms/day-input.tsx';
import { useFormat } from '../../language/format.ts';
import { Page } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { type NewHypothesis, writeHypothesis } from './api.ts';
import { Allowed } from './allowed.tsx';
import { FigureInput, firstFigure } from './figure-input.tsx';
import { OfInput } from './of-input.tsx';
import { type Unit, unitOf } from './measured-figures.ts';
import classes from './planning.module.css';

const usualDays = 60;
const minorInOne = 100;
/** How what is typed becomes what is sent: points become a share, whole units of money minor ones. */
const scale: Readonly<Record<Unit, number>> = {
  share: 1 / minorInOne,
  money: minorInOne,
  days: 1,
  minutes: 1,
  number: 1,
};

type Draft = Omit<NewHypothesis, 'expected'> & { readonly typed: number | undefined };

/** A bet on one figure, written down once and for all. */
export function Component() {
  const { t } = useTranslation('planning');
  return (
    <Page title={t('hypotheses.write')}>
      <Allowed right="edit-hypotheses">
        <BetForm />
      </Allowed>
    </Page>
  );
}

function BetForm() {
  const { t } = useTranslation(['planning', 'ui']);
  const today = useToday();
  const { id: me } = useViewer();
  const format = useFormat();
  const textOf = useProblemText();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ statement: '', figure: firstFigure('funnel'), of: {}, owner: me, typed: undefined },
    ...{ startOn: today, reviewOn: plusDays(today, usualDays), lane: 'main' },
  }));
  const put = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const unit = unitOf(draft.figure);
  const { change, isBusy, error } = useChange(writeHypothesis, {
    refresh: () => [['hypotheses'], ['reviews', 'next']],
    done: ({ id, before }) => {
      const needed = before?.needed;
      notifications.show({
        color: 'green',
        message:
          needed === undefined
            ? t('hypotheses.written')
            : t('hypotheses.writtenNeeds', { needed: format.number(needed) }),
      });
      void navigate(`/hypotheses/${id}`);
    },
    failed: () => true,
  });
  const isWhole = draft.statement.trim() !== '' && draft.typed !== undefined && draft.typed !== 0;
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw={760}>
        {t('hypotheses.writeAbout')}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { typed = 0, ...details } = draft;
          if (isWhole) change({ ...details, expected: typed * scale[unit] });
        }}
      >
        <Stack gap="md" maw={860}>
          <Textarea
            label={t('hypotheses.statement')}
            description={t('hypotheses.statementAbout')}
            value={draft.statement}
            onChange={(event) => put({ statement: event.currentTarget.value })}
            required
            maxLength={1000}
            autosize
            minRows={2}
          />
          <FigureInput figure={draft.figure} onChange={(figure) => put({ figure, typed: undefined })} />
          <OfInput of={draft.of ?? {}} onChange={(of) => put({ of })} />
          <BetInputs draft={draft} onChange={put} />
          {error && (
            <Alert role="alert" color="red">
              {textOf(error)}
            </Alert>
          )}
          <Group justify="end">
            <Button variant="default" onClick={() => void navigate('/hypotheses')}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isWhole}>
              {t('hypotheses.write')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}

type BetProps = { readonly draft: Draft; readonly onChange: (changes: Partial<Draft>) => void };

/** By how much, from when, judged when, and whose it is. */
function BetInputs({ draft, onChange: put }: BetProps) {
  const { t } = useTranslation(['planning', 'words']);
  const today = useToday();
  const { staff } = usePlant();
  const { id: me } = useViewer();
  return (
    <div className={classes.fields}>
      <NumberInput
        label={t('hypotheses.expected')}
        description={t(`hypotheses.unit.${unitOf(draft.figure)}`)}
        value={draft.typed ?? ''}
        onChange={(typed) => put({ typed: typed === '' ? undefined : Number(typed) })}
        decimalScale={2}
        allowedDecimalSeparators={['.', ',']}
        required
      />
      <DayInput
        label={t('hypotheses.startOn')}
        value={draft.startOn}
        onChange={(startOn) => put({ startOn: startOn ?? today })}
        minDate={today}
        required
      />
      <DayInput
        label={t('hypotheses.reviewOn')}
        value={draft.reviewOn}
        onChange={(reviewOn) => put({ reviewOn: reviewOn ?? plusDays(today, usualDays) })}
        minDate={plusDays(draft.startOn ?? today, 1)}
        required
      />
      <Select
        label={t('hypotheses.owner')}
        data={staff.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.owner ?? me}
        onChange={(owner) => put({ owner: owner ?? me })}
        allowDeselect={false}
        searchable
      />
      <Select
        label={t('hypotheses.lane')}
        data={lanes.map((value) => ({ value, label: t(`words:lane.${value}`) }))}
        value={draft.lane ?? 'main'}
        onChange={(lane) => put({ lane: lanes.find((each) => each === lane) ?? 'main' })}
        allowDeselect={false}
      />
    </div>
  );
}
