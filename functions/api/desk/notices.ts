import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { Ways } from '../../../shared/domain/notices/kinds.ts';

/** How somebody is told of each kind, also where they have not said it. */
export const NoticesView = lazily(() => z.object({ ways: Ways() }));
