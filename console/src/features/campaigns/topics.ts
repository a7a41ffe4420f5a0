import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import type { LetterTopic } from '../../ui/letters/api.ts';

/** What letters are about, in the order they are shown in. */
export const topics = [...baskets, 'return', 'campaigns'] as const satisfies readonly LetterTopic[];
