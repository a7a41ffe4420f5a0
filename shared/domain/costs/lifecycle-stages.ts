/** What money is spent on: to win customers, to bring them to their first result, to keep, develop or win them back. */
export const lifecycleStages = ['acquisition', 'result', 'retention', 'development', 'return'] as const;
