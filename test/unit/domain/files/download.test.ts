import { describe, expect, it } from '@jest/globals';
import { absent } from '../../../../shared/domain/files/change-file.ts';
import { assertDownloadable } from '../../../../shared/domain/files/download.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { states } from '../../../support/domain/files.ts';

function said(name: keyof typeof states, hasScanner: boolean): unknown {
  try {
    return assertDownloadable(states[name], hasScanner);
  } catch (error) {
    if (error instanceof Problem) return error.details;
    throw error;
  }
}

describe('A download', () => {
  it('of a clean file is allowed, with a scanner and without', () => {
    expect([said('clean', true), said('clean', false)]).toEqual([{ unchecked: false }, { unchecked: false }]);
  });

  it('of an unchecked file waits for the scanner; where there is none, it comes with a warning', () => {
    expect(said('unchecked', false)).toEqual({ unchecked: true });
    expect(said('unchecked', true)).toEqual({
      status: 409,
      code: 'unchecked',
      detail: 'it is being looked through for viruses; try again in a minute',
      retryAfterSeconds: 60,
    });
  });

  it.each([true, false])('of a file that is not there says why (scanner: %s)', (hasScanner) => {
    expect([
      said('waiting', hasScanner),
      said('infected', hasScanner),
      said('refused', hasScanner),
      said('removed', hasScanner),
    ]).toEqual([
      { status: 409, code: 'not-arrived', detail: absent(states.waiting) },
      { status: 410, code: 'file-infected', detail: absent(states.infected) },
      { status: 410, code: 'file-refused', detail: absent(states.refused) },
      { status: 410, code: 'file-removed', detail: absent(states.removed) },
    ]);
  });
});
