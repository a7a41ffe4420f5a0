/** What came of something as far as a fact may keep it: a code like `no-answer`. Words stay with the record, which can be erased. */
export const codeIn = (said: string | undefined): string | undefined => said?.match(/^[a-z][a-z0-9-]{0,39}$/)?.[0];
