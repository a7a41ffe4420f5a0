import { useTranslation } from 'react-i18next';
import { leadStages, type LeadStageName } from '../../../../../shared/domain/leads/pipeline.ts';
import { useMay } from '../../../api/use-session.ts';
import type { LeadCard as Card } from '../api.ts';
import classes from '../cards.module.css';
import { DuplicateBanner } from '../duplicates/duplicate-banner.tsx';
import { MergedNote } from '../duplicates/merged-note.tsx';
import { Timeline } from '../facts/timeline.tsx';
import { LeftNote } from '../head/left-note.tsx';
import { Files } from '../papers/files.tsx';
import { CardTabs } from '../parts/card-tabs.tsx';
import { ContactRows } from '../parts/contact-rows.tsx';
import { JourneyPlan } from '../parts/journey-plan.tsx';
import { Letters } from '../parts/letters.tsx';
import { NextSteps } from '../parts/next-steps.tsx';
import { Panel } from '../parts/panel.tsx';
import { LeadCriteria } from './lead-criteria.tsx';
import { LeadDetails } from './lead-details.tsx';
import { LeadHead } from './lead-head.tsx';
import { LeadLinks } from './lead-links.tsx';
import { LeadRequests } from './lead-requests.tsx';
import { LeadSource } from './lead-source.tsx';

type Props = { readonly card: Card; readonly readAt: number };

/** All of one lead: what to do, what happened, what is known. */
export function LeadCard({ card, readAt }: Props) {
  const { t } = useTranslation('cards');
  const may = useMay();
  const { id, stage, owner } = card;
  const kind = leadStages[stage as LeadStageName].kind; // the API knows no other
  const title = titleOf(card) ?? t('unnamed');
  const mayWork = may('work-lead', owner);
  const mayEdit = mayWork && kind !== 'closed';
  return (
    <>
      <LeadHead card={card} title={title} />
      <div className={classes.card}>
        <div className={classes.column}>
          <LeftOrMerged card={card} />
          <DuplicateBanner lead={id} person={card.personId} />
          <NextSteps subject={{ kind: 'lead', id, title }} mayWork={mayWork} />
          <CardTabs
            tabs={[
              {
                name: 'timeline',
                title: t('tab.timeline'),
                content: () => <Timeline of={{ kind: 'lead', id }} first={card.timeline} firstAt={readAt} />,
              },
              {
                name: 'request',
                title: t('tab.request'),
                content: () => <LeadRequests contacts={card.contacts} />,
              },
              {
                name: 'files',
                title: t('tab.files'),
                content: () => <Files subject={{ kind: 'lead', id }} owner={owner} />,
              },
              ...lettersTab(card.enrolment?.id, t('tab.letters')),
            ]}
          />
        </div>
        <div className={classes.column}>
          <Panel title={t('panel.contact')}>
            <ContactRows contacts={card.contacts} personId={card.personId} />
          </Panel>
          <LeadDetails card={card} mayEdit={mayEdit} />
          <LeadCriteria card={card} mayEdit={mayEdit} />
          <LeadLinks card={card} mayEdit={mayEdit} />
          <LeadSource card={card} />
          <JourneyPlan segment={card.segment} pipeline="leads" facts={card.timeline.items} />
        </div>
      </div>
    </>
  );
}

const titleOf = ({ company, contacts }: Card): string | undefined => company ?? contacts.name;

/** Why it is not in the pipeline any more; what became a deal says so itself. */
function LeftOrMerged({ card }: { readonly card: Card }) {
  const { stage, left } = card;
  if (stage === 'merged') return <MergedNote card={card} />;
  return left && stage !== 'converted' ? <LeftNote stage={stage} left={left} /> : null;
}

const lettersTab = (enrolment: string | undefined, title: string) =>
  enrolment === undefined ? [] : [{ name: 'letters' as const, title, content: () => <Letters id={enrolment} /> }];
