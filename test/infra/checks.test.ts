import { describe, expect, it } from '@jest/globals';
import { everyStage, synthesised } from '../support/infra/synthesised.ts';

const stages = await everyStage();
const careless = await synthesised('careless');

describe('the checks of AWS Solutions and Serverless', () => {
  it.each(stages)('find nothing in the stage $name that has no written reason', ({ findings }) => {
    expect(findings).toEqual([]);
  });

  it('do find fault with a bucket that anybody may talk to in clear text', () => {
    const rules = careless.findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']));
  });
});
