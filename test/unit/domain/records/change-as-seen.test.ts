import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { editLead } from '../../../../shared/domain/leads/work.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, type Decision, together } from '../../../../shared/domain/records/plan.ts';
import { forbid, refuse } from '../../../../shared/domain/records/refusal.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { anna, head, robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';

type Changes = Parameters<typeof editLead>[1];
type Decided = Decision<{ lead: Lead }>;

let area: ReturnType<typeof areaInMemory>;
beforeEach(async () => {
  area = areaInMemory();
  await commitPlan(area.records, change(undefined, leadAt('mql', { version: 1 })), contextOf(robot));
});

const stored = async (): Promise<Lead> => (await area.records.get('lead', leadId)) ?? leadAt('mql');
/** Another edit, in no race. */
const edited = async (changes: Changes) =>
  commitPlan(area.records, accepted(editLead(await stored(), changes, contextOf(head))).plan, contextOf(head));

type More = {
  expectedVersion?: number;
  decide?: (lead: Lead) => Decided;
  keep?: (decided: { lead: Lead }) => Promise<void>;
};
const changeIt = (changes: Changes, { expectedVersion, decide, keep }: More = {}) =>
  changeAsSeen(
    {
      kind: 'lead',
      seen: { id: leadId, expectedVersion },
      fields: Object.keys(changes),
      decide: decide ?? ((lead) => editLead(lead, changes, contextOf(anna))),
      keep,
      note: idOf(0xee),
    },
    area,
    contextOf(anna),
  );
const conflict = { details: { status: 409, code: 'changed-meanwhile', extra: { winner: { id: head.id } } } };

describe('A change as somebody saw it', () => {
  it('is committed under its note, once what belongs to it is kept', async () => {
    const kept: unknown[] = [];
    const keep = async (decided: { lead: Lead }) => void kept.push(decided.lead.company, (await stored()).company);
    expect((await changeIt({ company: 'Zavod' }, { keep })).lead).toMatchObject({ company: 'Zavod', version: 2 });
    expect([kept, (await stored()).company]).toEqual([['Zavod', leadAt('mql').company], 'Zavod']);
    expect(area.records.facts).toMatchObject([{ type: 'LeadEdited', note: idOf(0xee) }]);
  });

  it('of nothing is 404', async () => {
    const nobody = changeAsSeen(
      { kind: 'lead', seen: { id: idOf(9) }, fields: [], decide: () => refuse('x', 'y') },
      area,
      contextOf(anna),
    );
    await expect(nobody).rejects.toMatchObject({ details: { status: 404 } });
  });

  it('is decided anew after an edit of something else between reading and committing', async () => {
    area.records.beforeNextCommit(() => edited({ region: 'Perm' }));
    await changeIt({ company: 'Zavod' });
    expect(await stored()).toMatchObject({ company: 'Zavod', region: 'Perm', version: 3 });
  });

  it('is a conflict after an edit of the same between reading and committing, whether a version was told or not', async () => {
    let keptTimes = 0;
    const keep = () => {
      keptTimes += 1;
      return Promise.resolve();
    };
    for (const expectedVersion of [undefined, 1]) {
      area.records.beforeNextCommit(() => edited({ company: 'Fabrika' }));
      await expect(
        changeIt({ company: 'Zavod' }, { ...(expectedVersion && { expectedVersion }), keep }),
      ).rejects.toMatchObject(conflict);
      expect((await stored()).company).toBe('Fabrika');
    }
    expect(keptTimes).toBe(1); // the second time it was known before
  });

  it('is a conflict after an edit of the same since the version it tells, and is not since none', async () => {
    await edited({ company: 'Fabrika' });
    await expect(changeIt({ company: 'Zavod' }, { expectedVersion: 1 })).rejects.toMatchObject(conflict);
    expect((await changeIt({ company: 'Zavod' })).lead.version).toBe(3);
  });

  it('that is refused by a rule after such an edit is a conflict, because the rule may have seen the other’s', async () => {
    await edited({ company: 'Fabrika' });
    const decide = () => refuse('no', 'no');
    await expect(changeIt({ company: 'Zavod' }, { expectedVersion: 1, decide })).rejects.toMatchObject(conflict);
    await expect(changeIt({ company: 'Zavod' }, { expectedVersion: 2, decide })).rejects.toMatchObject({
      details: { status: 422, code: 'no' },
    });
  });

  it('that changes nothing, is not theirs or names the winner is answered as it is', async () => {
    await edited({ company: 'Fabrika' });
    const answer = (decide: (lead: Lead) => Decided) =>
      changeIt({ company: 'Zavod' }, { expectedVersion: 1, decide, keep: () => Promise.reject(new Error('kept')) });
    const nothing = await answer((lead) => ({ ok: true, lead, plan: together() }));
    expect([nothing.lead.company, nothing.lead.version]).toEqual(['Fabrika', 2]);
    await expect(answer(() => forbid('no'))).rejects.toMatchObject({ details: { status: 403 } });
    const winner = { id: 'w', at: 'then' };
    const lost = () => refuse('claimed', 'late', { kind: 'conflict', winner });
    await expect(answer(lost)).rejects.toMatchObject({ details: { code: 'claimed', extra: { winner } } });
  });

  it('is never lost: whatever two write at once, each stands or was refused', async () => {
    const field = fc.constantFrom('company', 'region', 'need', 'product');
    const changes = fc.dictionary(field, fc.constantFrom('a', 'b'), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(changes, changes, async (mine, theirs) => {
        area = areaInMemory();
        await commitPlan(area.records, change(undefined, leadAt('mql', { version: 1 })), contextOf(robot));
        area.records.beforeNextCommit(() => edited(theirs));
        const isMine = await changeIt(mine).then(
          () => true,
          () => false,
        );
        const meet = Object.keys(mine).some((name) => name in theirs);
        expect(await stored()).toMatchObject(isMine ? { ...theirs, ...mine } : theirs);
        expect(isMine).toBe(!meet || isSame(mine, theirs));
      }),
    );
  });
});

/** Said by the other already: nothing is left to change. */
const isSame = (mine: Record<string, string>, theirs: Record<string, string>): boolean =>
  Object.entries(mine).every(([name, value]) => theirs[name] === value);
