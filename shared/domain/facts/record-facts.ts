import { present } from '../present.ts';
import type { Commit } from '../records/records.ts';
import { type Fact, factId } from './fact.ts';
import { versionOf } from './versions.ts';

/**
 * The facts of a commit as the journal keeps them: numbered within their subject's new version.
 * A fact about a record the commit does not change is a programming error and throws.
 */
export function recordFacts(commit: Commit, recorded: { at: string; commitId: string }): Fact[] {
  const versions = new Map(commit.changes.map(({ record }) => [record.id, record.version]));
  const counts = new Map<string, number>();
  return commit.facts.map(({ type, data, part, at, subject, generation, counted }, place) => {
    const version = versions.get(subject.id);
    if (version === undefined)
      throw new Error(`${type} is about ${subject.kind} ${subject.id}, which the commit does not change`);
    const n = counts.get(subject.id) ?? 0;
    counts.set(subject.id, n + 1);
    return {
      id: factId(subject.id, version, n),
      type,
      v: versionOf(type),
      subject: { kind: subject.kind, id: subject.id },
      version,
      n,
      at: at ?? commit.at,
      recordedAt: recorded.at,
      by: commit.by,
      origin: commit.origin,
      commitId: recorded.commitId,
      policy: commit.policy,
      ...present({ part, generation, counted, note: place === 0 ? commit.note : undefined }),
      data,
    };
  });
}
