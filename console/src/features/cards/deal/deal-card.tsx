import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dealStages, type DealStageName } from '../../../../../shared/domain/deals/pipeline.ts';
import { useMay } from '../../../api/use-session.ts';
import type { DealCard as Card } from '../api.ts';
import classes from '../cards.module.css';
import { Timeline } from '../facts/timeline.tsx';
import { LeftNote } from '../head/left-note.tsx';
import { Claims } from '../papers/claims.tsx';
import { Contracts } from '../papers/contracts.tsx';
import { Files } from '../papers/files.tsx';
import { Quotes } from '../papers/quotes.tsx';
import { CardTabs } from '../parts/card-tabs.tsx';
import { ContactRows } from '../parts/contact-rows.tsx';
import { JourneyPlan } from '../parts/journey-plan.tsx';
import { Letters } from '../parts/letters.tsx';
import { NextSteps } from '../parts/next-steps.tsx';
import { Panel } from '../parts/panel.tsx';
import { Committee } from './committee.tsx';
import { DealDetails } from './deal-details.tsx';
import { DealHead } from './deal-head.tsx';
import { DealLinks } from './deal-links.tsx';
import { DealLines } from './deal-lines.tsx';
import { Payments } from './payments.tsx';
import { Shipments } from './shipments.tsx';
import { PaymentTerms } from './terms.tsx';

type Props = { readonly card: Card; readonly readAt: number };

/** All of one deal: what to do, what happened, what was agreed, what came of it. */
export function DealCard({ card, readAt }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const { id, stage, owner, left } = card;
  const kind = dealStages[stage as DealStageName].kind; // the API knows no other
  const title = card.company ?? card.contacts.name ?? t('privateBuyer');
  const mayEdit = may('work-deal', owner) && kind !== 'closed';
  const tabs = [
    {
      name: 'timeline',
      title: t('tab.timeline'),
      content: () => <Timeline of={{ kind: 'deal', id }} first={card.timeline} firstAt={readAt} />,
    },
    {
      name: 'offer',
      title: t('tab.offer'),
      content: () => (
        <Stack gap="md">
          <DealLines card={card} mayEdit={mayEdit && card.won === undefined} />
          <Quotes deal={card} mayEdit={mayEdit} />
        </Stack>
      ),
    },
    {
      name: 'order',
      title: t('tab.order'),
      content: () => (
        <Stack gap="md">
          <PaymentTerms card={card} mayEdit={mayEdit} />
          <Payments card={card} />
          <Shipments card={card} mayEdit={mayEdit} />
        </Stack>
      ),
    },
    {
      name: 'papers',
      title: t('tab.papers'),
      content: () => (
        <Stack gap="md">
          <Contracts of={{ deal: id }} accountId={card.accountId} dealId={id} owner={owner} />
          <Claims of={{ deal: id }} accountId={card.accountId} dealId={id} owner={owner} />
          <Panel title={t('tab.files')}>
            <Files subject={{ kind: 'deal', id }} owner={owner} />
          </Panel>
        </Stack>
      ),
    },
    ...(card.enrolment
      ? [{ name: 'letters', title: t('tab.letters'), content: () => <Letters id={card.enrolment?.id ?? ''} /> }]
      : []),
  ];
  return (
    <>
      <DealHead card={card} title={title} />
      <div className={classes.card}>
        <div className={classes.column}>
          {left && <LeftNote stage={stage} left={left} />}
          <NextSteps
            subject={{ kind: 'deal', id, title }}
            mayWork={may('work-deal', owner)}
            isNeeded={kind === 'open' && !card.wait}
          />
          <CardTabs tabs={tabs} />
        </div>
        <div className={classes.column}>
          <Panel title={t('panel.contact')}>
            <ContactRows contacts={card.contacts} personId={card.personId} />
          </Panel>
          <DealDetails card={card} mayEdit={mayEdit} />
          <Committee card={card} mayEdit={mayEdit} />
          <DealLinks card={card} mayEdit={mayEdit} />
          <JourneyPlan segment={card.segment} pipeline={card.process} facts={card.timeline.items} />
        </div>
      </div>
    </>
  );
}
