import { mergeRoute } from '../merging.ts';
import { route } from './contract.ts';

export const mergePersonRoute = mergeRoute('person', route);
