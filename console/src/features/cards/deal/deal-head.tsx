import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dealStages, type DealStageName, processes, stagesOf } from '../../../../../shared/domain/deals/pipeline.ts';
import { useChange } from '../../../api/use-change.ts';
import { useMay } from '../../../api/use-session.ts';
import { useFormat } from '../../../language/format.ts';
import { useSaid } from '../../../language/use-language.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import type { DealTarget } from '../../../moves/api.ts';
import { totalOf } from '../../../moves/known.ts';
import { MoveDeal } from '../../../moves/move-deal.tsx';
import { useDealMoveWords } from '../../../moves/move-words.ts';
import { dealTargets, wayOf } from '../../../moves/targets.ts';
import type { DealCard } from '../api.ts';
import { waitFor } from '../head/api.ts';
import { ApproveWindow } from '../head/approve-window.tsx';
import { Head } from '../head/head.tsx';
import { AlarmItem, Meta, MetaItem } from '../head/meta.tsx';
import type { MenuAction } from '../head/more-menu.tsx';
import { MoveActions } from '../head/move-actions.tsx';
import { OwnerItem } from '../head/owner.tsx';
import { Ribbon } from '../head/ribbon.tsx';
import { ContactLine } from '../parts/contact-rows.tsx';
import { WaitWindow } from '../head/wait-window.tsx';

type Props = { readonly card: DealCard; readonly title: string };
type Window = 'wait' | 'approve';

/** Where a deal stands, whose it is, by when, what it is worth, and what to do about it. */
export function DealHead({ card, title }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const titleOf = useStageTitle();
  const may = useMay();
  const wordsOf = useDealMoveWords();
  const [to, setTo] = useState<DealTarget>();
  const [window, setWindow] = useState<Window>();
  const { id, stage, process, left } = card;
  const targets = dealTargets(card, may);
  const actions = useDealActions(card, setWindow);
  const [next] = targets.filter((target) => ['on', 'reopen'].includes(wayOf(card, target)));
  const rest = targets.filter((target) => target !== next && wayOf(card, target) !== 'on');
  const shut = (): void => {
    setTo(undefined);
    setWindow(undefined);
  };
  return (
    <Head
      from={{ path: `/deals?process=${process}`, title: t('head.deals') }}
      title={title}
      about={
        <>
          {card.lines[0]?.title ?? card.need ?? said(processes[process].title)}
          <ContactLine contacts={card.contacts} />
        </>
      }
      badge={badgeOf(stage, titleOf(stage))}
      actions={
        <MoveActions
          next={next}
          rest={rest}
          titleOf={(target) => wordsOf(card, target)}
          dangerous={['lost', 'cancelled']}
          actions={actions}
          onMove={setTo}
        />
      }
    >
      <Ribbon
        stages={stagesOf(process).map((each) => each.stage)}
        at={stage}
        left={left}
        targets={targets}
        onMove={(stageTo) => setTo(targets.find((target) => target === stageTo))}
      />
      <DealMeta card={card} />
      {to && <MoveDeal deal={{ ...card, company: title }} to={to} onClose={shut} onMoved={shut} />}
      {window === 'wait' && <WaitWindow of={{ kind: 'deal', id }} onClose={shut} />}
      {window === 'approve' && <ApproveWindow id={id} onClose={shut} />}
    </Head>
  );
}

/** What it stands at, when that is not on the ribbon. */
function badgeOf(stage: string, title: string) {
  const { kind } = dealStages[stage as DealStageName]; // the API knows no other
  return kind === 'open' ? undefined : { title, color: kind === 'paused' ? 'blue' : 'red' };
}

function DealMeta({ card }: { readonly card: DealCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const may = useMay();
  const { id, stage, owner, won } = card;
  const { kind } = dealStages[stage as DealStageName]; // the API knows no other
  return (
    <Meta>
      <OwnerItem of={{ kind: 'deal', id }} owner={owner} mayAssign={may('assign-deal', owner) && kind !== 'closed'} />
      <AlarmItem {...card} isOpen={kind === 'open'} />
      <Worth card={card} />
      {won && (
        <MetaItem label={t('head.won')}>
          {t('head.wonAs', { kind: t(`code.${won.dealKind}`), day: format.day(won.at) })}
        </MetaItem>
      )}
      <ShipDate {...card} />
    </Meta>
  );
}

/** What it is worth by now: agreed, quoted, counted by its lines, or stated by the customer. */
function Worth({ card: { agreement, quote, lines, budget } }: { readonly card: DealCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const known = [
    { amount: agreement?.amount, as: 'agreed' },
    { amount: quote?.amount, as: 'quoted' },
    { amount: totalOf(lines), as: 'lines' },
    { amount: budget, as: 'budget' },
  ] as const;
  const worth = known.find(({ amount }) => amount !== undefined);
  return worth?.amount ? <MetaItem label={t(`head.worth.${worth.as}`)}>{format.money(worth.amount)}</MetaItem> : null;
}

function ShipDate({ shipOn, promisedShipOn }: Pick<DealCard, 'shipOn' | 'promisedShipOn'>) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  if (shipOn === undefined) return null;
  return (
    <MetaItem label={t('head.shipOn')}>
      {format.longDay(shipOn)}
      {promisedShipOn !== undefined &&
        promisedShipOn !== shipOn &&
        ` · ${t('head.promisedFirst', { day: format.day(promisedShipOn) })}`}
    </MetaItem>
  );
}

function useDealActions({ id, stage, owner, wait }: DealCard, open: (window: Window) => void): MenuAction[] {
  const { t } = useTranslation('cards');
  const may = useMay();
  const waiting = useChange(waitFor('deal'), { refresh: () => [['deal', id], ['deals-board'], ['day']] });
  const { kind } = dealStages[stage as DealStageName]; // the API knows no other
  const canWait = kind === 'open' && stage !== 'shipped' && may('work-deal', owner);
  return [
    ...(canWait ? [{ id: 'wait', title: t('wait.open'), run: () => open('wait') }] : []),
    ...(canWait && wait
      ? [{ id: 'wait-over', title: t('wait.end'), run: () => waiting.change({ id, until: null }) }]
      : []),
    ...(kind !== 'closed' && may('approve-deal', owner)
      ? [{ id: 'approve', title: t('approve.open'), run: () => open('approve') }]
      : []),
  ];
}
