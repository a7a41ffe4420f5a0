import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { dealStages } from '../../../../../shared/domain/deals/pipeline.ts';
import { leadStages } from '../../../../../shared/domain/leads/pipeline.ts';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import type { AccountCard } from '../api.ts';
import classes from '../cards.module.css';
import { Panel } from './panel.tsx';

type Entry = AccountCard['deals'][number];
type Props = {
  readonly title: string;
  readonly kind: 'lead' | 'deal';
  readonly items: readonly Entry[];
  readonly none: string;
};

const kinds: Readonly<Record<string, { readonly kind: string }>> = { ...leadStages, ...dealStages };
const colors: Readonly<Record<string, string>> = { open: 'indigo', paused: 'blue', held: 'red', closed: 'gray' };

/** Requests or deals, those that are open in front, then the latest. */
export function RecordList({ title, kind, items, none }: Props) {
  const isOpen = ({ stage = '' }: Entry): boolean => kinds[stage]?.kind === 'open';
  const sorted = items.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.id.localeCompare(a.id));
  return (
    <Panel title={title}>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      <ul className={classes.list}>
        {sorted.map((entry) => (
          <RecordItem key={entry.id} kind={kind} entry={entry} />
        ))}
      </ul>
    </Panel>
  );
}

function RecordItem({ kind, entry }: { readonly kind: 'lead' | 'deal'; readonly entry: Entry }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const titleOf = useStageTitle();
  const nameOf = useNameOf();
  const { id, stage = '', product, company, enteredAt, owner, amount, overdue } = entry;
  return (
    <li className={classes.listItem}>
      <div>
        <Anchor component={Link} to={`/${kind}s/${id}`} size="sm" fw={500}>
          {product ?? company ?? t(`link.${kind}`)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {[enteredAt && format.day(enteredAt), nameOf(owner)].filter((part) => part !== undefined).join(' · ')}
        </Text>
      </div>
      <Group gap={8}>
        {amount && <Text size="sm">{format.money(amount)}</Text>}
        {overdue === true && (
          <Badge variant="light" color="red">
            {t('overdue')}
          </Badge>
        )}
        <Badge variant="light" color={colorOf(stage)}>
          {titleOf(stage)}
        </Badge>
      </Group>
    </li>
  );
}

const colorOf = (stage: string): string => colors[kinds[stage]?.kind ?? 'closed'] ?? 'gray';
