import { mergeRoute } from '../merging.ts';
import { route } from './contract.ts';

export const mergeLeadRoute = mergeRoute('lead', route);
