/** What policies and calls are about, under one name each. */
const kebabCase = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** How templates and calls name the same things; the first that fits. */
const names: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/:execution:voronka-[a-z]+?-([a-z-]+):\*/, (machine) => `executions of ${machine}`],
  [/:stateMachine:voronka-[a-z]+?-([a-z-]+)$/, (machine) => `machine ${machine}`],
  [
    /(Leads|Project|DealerOrder|Nurture|Mailing|WinBack|Import)StateMachine[0-9A-F]{8}/,
    (id) => `machine ${kebabCase(id)}`,
  ],
  [/Data-FilesArn"},"\/([a-z-]+\/)\*/, (prefix) => `files ${prefix}`],
  [/Data-FilesArn"}$/, () => 'the bucket'],
  [/(JournalStream)Arn/, () => 'the stream of Journal'],
  [/Voronka-[a-z]+-Data(?:-|:ExportsOutputFnGetAtt)(Records|People|Journal|Guard)/, (table) => table],
  [/(Secret)[0-9A-F]{8}/, (secret) => secret],
  [
    /(FollowJournal|PublishFacts|MissedRuns|UnsweptDays|Unindexed|Unstarted|Unreceived|Unminded|Unheard|Unread|UntoldStaff|Untold|MissedMornings|MissedRounds|Unscored|Unjudged)(?:DeadLetters)?Queue[0-9A-F]{8}/,
    (queue) => `queue ${queue}`,
  ],
  [/:?voronka-[a-z]+-dead-letters-\*/, () => 'queue *'],
  [/voronka-[a-z]+-dead-letters-([a-z-]+)$/, (folder) => `queue ${pascalCase(folder.replace(/^[a-z]+-/, ''))}`],
  [/function:voronka-[a-z]+-(events|schedule)-\*/, (group) => `functions of ${group}`],
  [/^voronka-[a-z]+$|"Bus[0-9A-F]{8}"/, () => 'Bus'],
  [/:(?:identity|configuration-set)\//, () => 'mail'],
  [/Logs[0-9A-F]{8}/, () => 'its logs'],
];

/** What a resource of a policy, or what a call names, is: itself, where nobody knows it. */
export function thing(resource: string): string {
  const index = /\/index\/[a-z]+/.exec(resource)?.[0] ?? '';
  for (const [pattern, name] of names) {
    const found = pattern.exec(resource);
    if (found) return name(found[1] ?? '') + index;
  }
  return resource;
}
