/** Which sentence says what happened: one of the catalogue for every fact there is, for some of them one for each way it goes. */
import type { FactType } from '../../../../../shared/domain/facts/draft.ts';
import type cards from '../cards.en.json';

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];
/** A sentence of the catalogue. */
export type FactKey = `fact.${Leaves<(typeof cards)['fact']>}`;

type Data = Readonly<Record<string, unknown>>;
type Chosen = FactKey | ((data: Data) => FactKey);

const movedLead = ({ from, to, reason }: Data): FactKey => {
  if (to === 'mql' && from === 'new')
    return reason === 'assigned' ? 'fact.LeadMoved.assigned' : 'fact.LeadMoved.claimed';
  if (to === 'new')
    return reason === 'no-contact' ? 'fact.LeadMoved.noContact' : (newKeys[String(reason)] ?? 'fact.LeadMoved.stage');
  return leadOut[String(to)] ?? 'fact.LeadMoved.stage';
};
const newKeys: Readonly<Record<string, FactKey>> = {
  'given-back': 'fact.LeadMoved.givenBack',
  released: 'fact.LeadMoved.released',
};
const leadOut: Readonly<Record<string, FactKey>> = {
  parked: 'fact.LeadMoved.parked',
  rejected: 'fact.LeadMoved.rejected',
  'handed-to-dealer': 'fact.LeadMoved.handedToDealer',
  spam: 'fact.LeadMoved.spam',
};
const dealOut: Readonly<Record<string, FactKey>> = {
  parked: 'fact.DealMoved.parked',
  lost: 'fact.DealMoved.lost',
  cancelled: 'fact.DealMoved.cancelled',
};

/** The sentence of each fact. */
export const factKeys = {
  LeadReceived: ({ stage }) => (stage === 'new' ? 'fact.LeadReceived.new' : 'fact.LeadReceived.held'),
  LeadTouched: 'fact.LeadTouched',
  LeadRouted: ({ to }) => (to === undefined ? 'fact.LeadRouted.queue' : 'fact.LeadRouted.to'),
  LeadMoved: movedLead,
  LeadConverted: 'fact.LeadConverted',
  LeadConversionRefused: 'fact.LeadConversionRefused',
  LeadReopened: 'fact.LeadReopened',
  LeadEdited: 'fact.edited',
  LeadAssigned: ({ from }) => (from === undefined ? 'fact.assigned' : 'fact.assignedFrom'),
  LeadContacted: ({ first }) => (first === true ? 'fact.LeadContacted.first' : 'fact.LeadContacted.again'),
  LeadWaits: 'fact.waits',
  LeadWaitEnded: ({ by }) => (by === 'date' ? 'fact.waitEnded.date' : 'fact.waitEnded.hand'),
  LeadOverdue: ({ alarm }) => alarmKeys[String(alarm)] ?? 'fact.overdue.overdue',
  LeadDisputed: 'fact.LeadDisputed',
  LeadRejectionReviewed: ({ verdict }) =>
    verdict === 'upheld' ? 'fact.LeadRejectionReviewed.upheld' : 'fact.LeadRejectionReviewed.overturned',
  LeadDealerAnswered: 'fact.LeadDealerAnswered',
  LeadAuditAsked: 'fact.LeadAuditAsked',
  LeadRestarted: 'fact.restarted',
  DealOpened: ({ origin }) => dealOrigins[String(origin)] ?? 'fact.DealOpened.manual',
  DealMoved: ({ to }) => dealOut[String(to)] ?? 'fact.DealMoved.stage',
  DealWon: ({ confirmed }) => (confirmed === false ? 'fact.DealWon.unconfirmed' : 'fact.DealWon.confirmed'),
  DealAgreed: ({ again }) => (again === true ? 'fact.DealAgreed.again' : 'fact.DealAgreed.first'),
  DealReopened: 'fact.DealReopened',
  DealEdited: 'fact.edited',
  DealAssigned: ({ from }) => (from === undefined ? 'fact.assigned' : 'fact.assignedFrom'),
  DealWaits: 'fact.waits',
  DealWaitEnded: ({ by }) => (by === 'date' ? 'fact.waitEnded.date' : 'fact.waitEnded.hand'),
  DealOverdue: ({ alarm }) => alarmKeys[String(alarm)] ?? 'fact.overdue.overdue',
  DealApproved: ({ what }) =>
    what === 'deferral' ? 'fact.DealApproved.deferral' : (approvals[String(what)] ?? 'fact.DealApproved.deferral'),
  QuoteSent: 'fact.QuoteSent',
  CommitteeChanged: 'fact.CommitteeChanged',
  PaymentRecorded: ({ confirmed }) =>
    confirmed === true ? 'fact.PaymentRecorded.confirmed' : 'fact.PaymentRecorded.unconfirmed',
  ProductionOrdered: 'fact.ProductionOrdered',
  ShipmentRecorded: ({ last }) => (last === true ? 'fact.ShipmentRecorded.last' : 'fact.ShipmentRecorded.part'),
  ShipDateMoved: 'fact.ShipDateMoved',
  ErpEventHeld: 'fact.ErpEventHeld',
  DealRestarted: 'fact.restarted',
  AccountOpened: 'fact.AccountOpened',
  BalanceTold: 'fact.BalanceTold',
  AccountEdited: 'fact.edited',
  PersonAppeared: 'fact.PersonAppeared',
  PersonJoinedAccount: 'fact.PersonJoinedAccount',
  PersonEdited: 'fact.edited',
  ConsentGiven: 'fact.ConsentGiven',
  ConsentWithdrawn: 'fact.ConsentWithdrawn',
  ConsentRemoved: 'fact.ConsentRemoved',
  PersonErased: 'fact.PersonErased',
  PurchaseRecorded: 'fact.PurchaseRecorded',
  PurchaseCorrected: 'fact.PurchaseCorrected',
  PurchaseCosted: 'fact.PurchaseCosted',
  PurchaseLinked: 'fact.PurchaseLinked',
  PurchaseUnlinked: 'fact.PurchaseUnlinked',
  PurchaseReduced: 'fact.PurchaseReduced',
  PurchaseReversed: 'fact.PurchaseReversed',
  ErpEventSettled: 'fact.ErpEventSettled',
  ProductAdded: 'fact.ProductAdded',
  ProductEdited: 'fact.edited',
  ImportOpened: 'fact.ImportOpened',
  ImportDone: 'fact.ImportDone',
  ImportFailed: 'fact.ImportFailed',
  ImportUndone: 'fact.ImportUndone',
  RecordRemoved: 'fact.RecordRemoved',
  RecordKept: 'fact.RecordKept',
  CostRecorded: 'fact.CostRecorded',
  CostCorrected: 'fact.CostCorrected',
  CostRemoved: 'fact.CostRemoved',
  CompetitorAdded: 'fact.CompetitorAdded',
  CompetitorEdited: 'fact.edited',
  PlanSet: 'fact.PlanSet',
  HypothesisWritten: 'fact.HypothesisWritten',
  HypothesisStarted: 'fact.HypothesisStarted',
  HypothesisJudged: 'fact.HypothesisJudged',
  HypothesisDropped: 'fact.HypothesisDropped',
  ReviewHeld: 'fact.ReviewHeld',
  MarketDescribed: 'fact.MarketDescribed',
  SettingChanged: 'fact.SettingChanged',
  TaskAdded: 'fact.TaskAdded',
  TaskAssigned: 'fact.TaskAssigned',
  TaskDone: 'fact.TaskDone',
  ActivityRecorded: ({ direction }) => (direction === 'in' ? 'fact.ActivityRecorded.in' : 'fact.ActivityRecorded.out'),
  NoteAdded: 'fact.NoteAdded',
  AccountMerged: 'fact.merged',
  AccountAbsorbed: 'fact.absorbed',
  AccountMergeUndone: 'fact.mergeUndone',
  PersonMerged: 'fact.merged',
  PersonAbsorbed: 'fact.absorbed',
  PersonMergeUndone: 'fact.mergeUndone',
  LeadMerged: 'fact.merged',
  LeadAbsorbed: 'fact.absorbed',
  LeadMergeUndone: 'fact.mergeUndone',
  DuplicateFound: 'fact.DuplicateFound',
  DuplicateSettled: ({ as }) => (as === 'merged' ? 'fact.DuplicateSettled.merged' : 'fact.DuplicateSettled.different'),
  ProjectRegistered: 'fact.ProjectRegistered',
  ProjectSettled: 'fact.ProjectSettled',
  WebhookOpened: 'fact.WebhookOpened',
  WebhookEdited: 'fact.edited',
  WebhookPaused: 'fact.WebhookPaused',
  WebhookResumed: 'fact.WebhookResumed',
  WebhookRotated: 'fact.WebhookRotated',
  WebhookClosed: 'fact.WebhookClosed',
  FileAdded: 'fact.FileAdded',
  FileRefused: 'fact.FileRefused',
  FileChecked: ({ verdict }) => (verdict === 'clean' ? 'fact.FileChecked.clean' : 'fact.FileChecked.infected'),
  FileRemoved: 'fact.FileRemoved',
  FileRestored: 'fact.FileRestored',
  QuoteDrafted: 'fact.QuoteDrafted',
  QuoteEdited: 'fact.QuoteEdited',
  QuoteDiscarded: 'fact.QuoteDiscarded',
  ClaimOpened: 'fact.ClaimOpened',
  ClaimEdited: 'fact.edited',
  ClaimAnswered: ({ as }) => (as === 'accepted' ? 'fact.ClaimAnswered.accepted' : 'fact.ClaimAnswered.rejected'),
  ClaimClosed: ({ as }) => (as === 'satisfied' ? 'fact.ClaimClosed.satisfied' : 'fact.ClaimClosed.notSatisfied'),
  ClaimReopened: 'fact.ClaimReopened',
  ContractAdded: 'fact.ContractAdded',
  ContractEdited: 'fact.ContractEdited',
  EnrolmentStarted: 'fact.EnrolmentStarted',
  EnrolmentStopAsked: 'fact.EnrolmentStopAsked',
  EnrolmentEnded: 'fact.EnrolmentEnded',
  EnrolmentRestarted: 'fact.restarted',
  BasketDateChanged: 'fact.BasketDateChanged',
  LetterHeld: 'fact.LetterHeld',
  LetterSkipped: 'fact.LetterSkipped',
  LetterMarked: 'fact.LetterMarked',
  LetterSent: 'fact.LetterSent',
  LetterRefused: 'fact.LetterRefused',
  LetterDelivered: 'fact.LetterDelivered',
  LetterDelayed: 'fact.LetterDelayed',
  LetterBounced: 'fact.LetterBounced',
  LetterComplained: 'fact.LetterComplained',
  LetterClicked: ({ by }) => (by === 'machine' ? 'fact.LetterClicked.machine' : 'fact.LetterClicked.person'),
  ReplyReceived: 'fact.ReplyReceived',
  ColleagueReplied: 'fact.ColleagueReplied',
  LettersUnsubscribed: 'fact.LettersUnsubscribed',
  MailPaused: 'fact.MailPaused',
  MailResumed: 'fact.MailResumed',
  AddressSuppressed: 'fact.AddressSuppressed',
  OfferOpened: 'fact.OfferOpened',
  OfferEdited: 'fact.edited',
  OfferApproved: 'fact.OfferApproved',
  OfferWithdrawn: 'fact.OfferWithdrawn',
  CampaignOpened: 'fact.CampaignOpened',
  CampaignEdited: 'fact.edited',
  CampaignStarted: 'fact.CampaignStarted',
  CampaignClosed: 'fact.CampaignClosed',
  MailingStarted: 'fact.MailingStarted',
  MailingRestarted: 'fact.restarted',
  MailingEnded: 'fact.MailingEnded',
  NoticesChosen: 'fact.NoticesChosen',
  AudienceExported: 'fact.AudienceExported',
  SegmentMigrated: 'fact.SegmentMigrated',
  BoundariesCut: 'fact.BoundariesCut',
  ScoringAsked: 'fact.ScoringAsked',
  AccountsScored: 'fact.AccountsScored',
  WinBackStarted: 'fact.WinBackStarted',
  WinBackCallAsked: 'fact.WinBackCallAsked',
  SilenceExplained: 'fact.SilenceExplained',
  WinBackStopAsked: 'fact.WinBackStopAsked',
  WinBackEnded: 'fact.WinBackEnded',
  WinBackRestarted: 'fact.restarted',
} as const satisfies Record<FactType, Chosen>;

const alarmKeys: Readonly<Record<string, FactKey>> = {
  escalation: 'fact.overdue.escalation',
  'no-contact': 'fact.overdue.noContact',
  papers: 'fact.overdue.papers',
  'owner-silent': 'fact.overdue.ownerSilent',
  'convert-again': 'fact.overdue.convertAgain',
};
const dealOrigins: Readonly<Record<string, FactKey>> = {
  lead: 'fact.DealOpened.lead',
  repeat: 'fact.DealOpened.repeat',
  'win-back': 'fact.DealOpened.winBack',
};
const approvals: Readonly<Record<string, FactKey>> = {
  discount: 'fact.DealApproved.discount',
  margin: 'fact.DealApproved.margin',
};

/** The sentence of a fact; nothing for one the console does not know yet. */
export function factKey(type: string, data: Data): FactKey | undefined {
  if (!Object.hasOwn(factKeys, type)) return undefined;
  const chosen: Chosen = factKeys[type as FactType]; // just checked
  return typeof chosen === 'function' ? chosen(data) : chosen;
}
