/** In place of a person: whichever head of sales takes it. */
export const anyHead = 'any-head';
