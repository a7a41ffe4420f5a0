import { Alert, Anchor, Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { Window } from '../../../ui/window.tsx';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChange } from '../../../api/use-change.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { Shown } from '../../../ui/shown.tsx';
import { useFieldWords } from '../facts/code-words.ts';
import { useValueWords } from '../facts/fact-words.ts';
import classes from '../cards.module.css';
import { afterMerge, type Comparison, comparisonQuery, mergeRecords, type Pair, settleDuplicate } from './api.ts';
import { useUndoNote } from './undo.tsx';

type Props = { readonly pair: Pair; readonly onClose: () => void; readonly onMerged?: (into: string) => void };

/** Two records side by side: merged into the one that is chosen, or said to be different. */
export function CompareWindow({ pair, onClose, onMerged }: Props) {
  const { t } = useTranslation('cards');
  const textOf = useProblemText();
  const comparison = useQuery(comparisonQuery(pair));
  const [into, setInto] = useState(pair.one);
  const noteUndo = useUndoNote();
  const { of } = pair;
  const merge = useChange(mergeRecords, {
    refresh: () => afterMerge(of),
    done: ({ id, into: kept }) => {
      noteUndo(of, id);
      onClose();
      onMerged?.(kept);
    },
    failed: () => true,
  });
  const settle = useChange(settleDuplicate, {
    refresh: () => afterMerge(of),
    done: () => {
      notifications.show({ message: t('duplicates.settled') });
      onClose();
    },
  });
  const loser = into === pair.one ? pair.other : pair.one;
  return (
    <Window onClose={onClose} size="xl" title={t('duplicates.compare')}>
      <Shown query={comparison}>
        {(held) => (
          <Stack gap="md">
            <Text size="sm">{t('duplicates.about')}</Text>
            <Compared held={held} into={into} onInto={setInto} />
            {held.refusal && (
              <Alert color="orange" py="xs" role="status">
                {held.refusal.detail}
              </Alert>
            )}
            {merge.error && (
              <Alert role="alert" color="red" py="xs">
                {textOf(merge.error)}
              </Alert>
            )}
            <Group justify="end">
              {pair.id !== undefined && (
                <Button
                  variant="default"
                  loading={settle.isBusy}
                  onClick={() => pair.id !== undefined && settle.change({ id: pair.id })}
                >
                  {t('duplicates.different')}
                </Button>
              )}
              <Button
                disabled={held.refusal !== undefined}
                loading={merge.isBusy}
                onClick={() => merge.change({ of, id: into, loser })}
              >
                {t('duplicates.merge')}
              </Button>
            </Group>
          </Stack>
        )}
      </Shown>
    </Window>
  );
}

type ComparedProps = { readonly held: Comparison; readonly into: string; readonly onInto: (id: string) => void };

function Compared({ held, into, onInto }: ComparedProps) {
  const { t } = useTranslation('cards');
  const fieldOf = useFieldWords();
  const valueOf = useValueWords();
  const { of, ids, fields, members } = held;
  return (
    <div className={classes.wide}>
      <Table className={classes.compared ?? ''} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {ids.map((id, n) => (
              <Table.Th key={id}>
                <Radio
                  name="into"
                  label={t('duplicates.keep', { n: n + 1 })}
                  checked={into === id}
                  onChange={() => onInto(id)}
                />
                <Anchor component={Link} to={`/${of}s/${id}`} size="xs" fw={400} target="_blank">
                  {t('duplicates.open')}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ field, values, same }) => (
            <Table.Tr key={field}>
              <Table.Th scope="row" fw={400} c="dimmed">
                {fieldOf(field)}
              </Table.Th>
              {values.map((value, n) => (
                <Table.Td key={n} data-differs={same ? undefined : true}>
                  {value === null ? '—' : valueOf(field, value) || String(value)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          {Object.entries(members).map(([kind, counts]) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row" fw={400} c="dimmed">
                {fieldOf(`members.${kind}`)}
              </Table.Th>
              {counts.map((count, n) => (
                <Table.Td key={n}>{count}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
