import type * as AddTask from '../../../functions/api/desk/add-task/contract.ts';
import type * as RecordActivity from '../../../functions/api/desk/record-activity/contract.ts';
import type * as Search from '../../../functions/api/desk/search/contract.ts';
import type * as EnterLead from '../../../functions/api/sales/enter-lead/contract.ts';
import type * as OpenDeal from '../../../functions/api/sales/open-deal/contract.ts';
import { type Answered, type Asked, endpoint } from '../api/endpoint.ts';

export const enterLead = endpoint<typeof EnterLead>('POST', '/leads/manual');
export const openDeal = endpoint<typeof OpenDeal>('POST', '/deals');
export const recordActivity = endpoint<typeof RecordActivity>('POST', '/activities');
export const addTask = endpoint<typeof AddTask>('POST', '/tasks');
export const search = endpoint<typeof Search>('GET', '/search');

export type NewLead = Asked<typeof EnterLead>;
export type Found = Answered<typeof Search>['results'][number];
