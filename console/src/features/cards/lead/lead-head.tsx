import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadStages, type LeadStageName } from '../../../../../shared/domain/leads/pipeline.ts';
import { useChange } from '../../../api/use-change.ts';
import { useMay } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import type { LeadTarget } from '../../../moves/api.ts';
import { MoveLead } from '../../../moves/move-lead.tsx';
import { useLeadMoveWords } from '../../../moves/move-words.ts';
import { leadTargets } from '../../../moves/targets.ts';
import { type LeadCard, tasksOfQuery } from '../api.ts';
import { disputeLead, waitFor } from '../head/api.ts';
import { Head } from '../head/head.tsx';
import { AlarmItem, Meta, MetaItem } from '../head/meta.tsx';
import type { MenuAction } from '../head/more-menu.tsx';
import { MoveActions } from '../head/move-actions.tsx';
import { OwnerItem } from '../head/owner.tsx';
import { Ribbon } from '../head/ribbon.tsx';
import { ContactLine } from '../parts/contact-rows.tsx';
import { WaitWindow } from '../head/wait-window.tsx';

const ribbon = ['new', 'mql', 'sql', 'converted'] as const;
/** The move that is meant to be made from each stage. */
const nextMove: Readonly<Partial<Record<string, LeadTarget>>> = {
  new: 'mql',
  mql: 'sql',
  sql: 'sql',
  parked: 'mql',
  rejected: 'mql',
  'handed-to-dealer': 'mql',
  spam: 'new',
  unreadable: 'new',
};
const badges: Readonly<Partial<Record<string, string>>> = {
  parked: 'blue',
  spam: 'red',
  unreadable: 'red',
  rejected: 'red',
};

type Props = { readonly card: LeadCard; readonly title: string };

/** Where a lead stands, whose it is, by when, and what to do about it. */
export function LeadHead({ card, title }: Props) {
  const { t } = useTranslation('cards');
  const titleOf = useStageTitle();
  const may = useMay();
  const wordsOf = useLeadMoveWords();
  const [to, setTo] = useState<LeadTarget>();
  const [isWaiting, setIsWaiting] = useState(false);
  const { stage, left } = card;
  const targets = leadTargets(card, may);
  const actions = useLeadActions(card, () => setIsWaiting(true));
  const next = targets.find((target) => target === nextMove[stage]);
  const rest = targets.filter((target) => target !== next);
  return (
    <Head
      from={{ path: '/leads', title: t('head.leads') }}
      title={title}
      about={<ContactLine contacts={card.contacts} />}
      badge={badgeOf(stage, titleOf(stage))}
      actions={
        <MoveActions
          next={next}
          rest={rest}
          titleOf={(target) => wordsOf(card, target)}
          dangerous={['rejected', 'spam']}
          actions={actions}
          onMove={setTo}
        />
      }
    >
      <Ribbon
        stages={ribbon}
        at={stage}
        left={left}
        targets={targets}
        onMove={(stageTo) => setTo(targets.find((target) => target === stageTo))}
      />
      <LeadMeta card={card} />
      {to && (
        <MoveLead
          lead={{ ...card, company: title }}
          to={to}
          onClose={() => setTo(undefined)}
          onMoved={() => setTo(undefined)}
        />
      )}
      {isWaiting && <WaitWindow of={{ kind: 'lead', id: card.id }} onClose={() => setIsWaiting(false)} />}
    </Head>
  );
}

/** What it stands at, when that is not on the ribbon. */
const badgeOf = (stage: string, title: string) =>
  ribbon.some((each) => each === stage) ? undefined : { title, color: badges[stage] ?? 'gray' };

function LeadMeta({ card }: { readonly card: LeadCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const may = useMay();
  const { id, owner, reservedFor, budget, touches } = card;
  const { kind } = leadStages[card.stage as LeadStageName]; // the API knows no other
  return (
    <Meta>
      <OwnerItem
        of={{ kind: 'lead', id }}
        owner={owner ?? reservedFor}
        mayAssign={may('assign-lead', owner) && kind !== 'closed'}
      />
      <AlarmItem {...card} isOpen={kind === 'open'} />
      {budget && <MetaItem label={t('field.budget')}>{format.money(budget)}</MetaItem>}
      {touches > 1 && <MetaItem label={t('head.touches')}>{format.number(touches)}</MetaItem>}
    </Meta>
  );
}

function useLeadActions(card: LeadCard, onWait: () => void): MenuAction[] {
  const { id, stage, owner, wait } = card;
  const { t } = useTranslation('cards');
  const may = useMay();
  const refresh = () => [['lead', id], ['leads-board'], ['day'], ['tasks']];
  const waiting = useChange(waitFor('lead'), { refresh });
  const dispute = useChange(disputeLead, { refresh });
  const mayDispute = useMayDispute(card);
  const isOpen = leadStages[stage as LeadStageName].kind === 'open';
  const canWait = isOpen && stage !== 'new' && may('work-lead', owner);
  return [
    ...(canWait ? [{ id: 'wait', title: t('wait.open'), run: onWait }] : []),
    ...(canWait && wait
      ? [{ id: 'wait-over', title: t('wait.end'), run: () => waiting.change({ id, until: null }) }]
      : []),
    ...(mayDispute ? [{ id: 'dispute', title: t('head.dispute'), run: () => dispute.change({ id }) }] : []),
  ];
}

/** Whether a rejection may be disputed: not while a head still decides on it. */
function useMayDispute({ id, stage }: LeadCard): boolean {
  const may = useMay();
  const isOffered = stage === 'rejected' && may('dispute-lead');
  const { data: tasks } = useQuery({ ...tasksOfQuery({ kind: 'lead', id }), enabled: isOffered });
  return isOffered && tasks?.items.every(({ about, done }) => done || about !== 'disputed-rejection') === true;
}
