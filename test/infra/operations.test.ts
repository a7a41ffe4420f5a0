import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readsStream } from '../../shared/domain/operations/dead-letters.ts';
import { workflowNames } from '../../shared/domain/operations/executions.ts';
import { everyStage, type Synthesised } from '../support/infra/synthesised.ts';

const [demo, , prod] = await everyStage();

const Told = z.object({
  Environment: z.object({
    Variables: z.object({
      NAMES_BEGIN: z.string(),
      DEAD_LETTERS: z.string(),
      SCHEDULES: z.string(),
      STEP_FUNCTIONS_CONSOLE: z.unknown(),
    }),
  }),
});

/** What the area of operations is told of a stage. */
function told(stage: Synthesised) {
  const [handler] = stage.resources.filter(({ stack, Type }) => stack === 'Operations' && Type.endsWith(':Function'));
  return Told.parse(handler?.Properties).Environment.Variables;
}
const namesOf = (stage: Synthesised, type: string, property: string): unknown[] =>
  stage.resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties[property]);

describe('what the operator watches', () => {
  it('is every queue of dead letters of the stage, by its name', () => {
    const { NAMES_BEGIN, DEAD_LETTERS } = told(prod);
    const named = DEAD_LETTERS.split(',').map((folder) => `${NAMES_BEGIN}dead-letters-${folder.replaceAll('/', '-')}`);
    expect(named.sort()).toEqual(namesOf(prod, 'AWS::SQS::Queue', 'QueueName').sort());
    expect(named).toContain('voronka-prod-dead-letters-schedule-export-journal');
  });

  it('is every schedule of the stage, with its period', () => {
    const periods = told(prod)
      .SCHEDULES.split(',')
      .map((schedule) => Number(schedule.split('=')[1]));
    const rules = namesOf(prod, 'AWS::Events::Rule', 'ScheduleExpression').filter((rule) => rule !== undefined);
    expect(periods).toHaveLength(rules.length);
    expect(told(prod).SCHEDULES).toContain('schedule/reconcile=300');
    expect(told(demo).SCHEDULES).toContain('schedule/reconcile=60');
  });

  it('is every machine, by the name its rights are given on', () => {
    const named = workflowNames.map((workflow) => `voronka-prod-${workflow}`);
    expect(namesOf(prod, 'AWS::StepFunctions::StateMachine', 'StateMachineName').sort()).toEqual(named.sort());
  });

  it('leads on to the console of Step Functions in the region of production, and to none of the local cloud', () => {
    expect(JSON.stringify(told(prod).STEP_FUNCTIONS_CONSOLE)).toMatch(
      /https:\/\/.*AWS::Region.*\.console\.aws\.amazon\.com\/states\/home\?region=.*#\/v2\/executions\/details\//,
    );
    expect(told(demo).STEP_FUNCTIONS_CONSOLE).toBe('none');
  });

  it('is sent again as the stream brings it to the consumers of the stream, and to nobody else', () => {
    const mapped = prod.resources.filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping').length;
    const folders = told(prod).DEAD_LETTERS.split(',');
    expect(folders.filter(readsStream)).toEqual(['events/follow-journal', 'events/publish-facts']);
    expect(mapped).toBe(2);
  });
});
