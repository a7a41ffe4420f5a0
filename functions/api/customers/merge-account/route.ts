import { mergeRoute } from '../merging.ts';
import { route } from './contract.ts';

export const mergeAccountRoute = mergeRoute('account', route);
