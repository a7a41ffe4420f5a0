import { describe, expect, it } from '@jest/globals';
import { everyStage, type Resource, type Synthesised } from '../support/infra/synthesised.ts';

const stages = await everyStage();
const [demo, test, prod] = stages;

const areas = [
  'Admin',
  'Baskets',
  'Campaigns',
  'Customers',
  'Desk',
  'Documents',
  'Figures',
  'Integrations',
  'Operations',
  'Planning',
  'Printing',
  'Public',
  'Return',
  'Sales',
  'Signed',
];
const machinery = [
  'Data',
  'Door',
  'Files',
  'Flow',
  'Identity',
  'Imports',
  'Mailings',
  'Notices',
  'Refresh',
  'Hypotheses',
  'Scores',
  'Webhooks',
  'WinBacks',
];
const stackNames = [...areas, ...machinery].sort();

const ofType = (resources: Readonly<Record<string, Resource>> | undefined, type: string): [string, Resource][] =>
  Object.entries(resources ?? {}).filter(([, { Type }]) => Type === type);

describe.each(stages)('the stacks of the stage $name', ({ name, stacks }) => {
  it('are one per area of the API and one per part of the machinery', () => {
    expect([...stacks.keys()]).toEqual(
      name === 'prod' ? [...stackNames, 'Alarms', 'Console', 'Warehouse'].sort() : stackNames,
    );
  });

  it('stay under 400 resources each, a hundred below the limit of CloudFormation', () => {
    const counts = [...stacks].map(([stack, resources]) => [stack, Object.keys(resources).length] as const);
    expect(counts.filter(([, count]) => count >= 400)).toEqual([]);
  });

  it('answer each area with exactly one function', () => {
    const functions = areas.map((area) => [area, ofType(stacks.get(area), 'AWS::Lambda::Function').length]);
    expect(functions).toEqual(areas.map((area) => [area, 1]));
  });

  it.each(areas)('hang every route of the area %s on that function', (area) => {
    const integrations = ofType(stacks.get(area), 'AWS::ApiGatewayV2::Integration');
    const wanted = integrations.map(([id]) => ({ 'Fn::Join': ['', ['integrations/', { Ref: id }]] }));
    const routes = ofType(stacks.get(area), 'AWS::ApiGatewayV2::Route');
    const elsewhere = routes.filter(
      ([, route]) => JSON.stringify(route.Properties.Target) !== JSON.stringify(wanted[0]),
    );
    expect(integrations).toHaveLength(1);
    expect(routes).not.toEqual([]);
    expect(elsewhere).toEqual([]);
  });
});

describe('a path that is no route of any area', () => {
  it.each(stages)('is answered in $name by the function of the public area, who need not sign in', ({ stacks }) => {
    const caught = areas.flatMap((area) =>
      ofType(stacks.get(area), 'AWS::ApiGatewayV2::Route')
        .filter(([, { Properties }]) => Properties.RouteKey === '$default')
        .map(([, { Properties }]) => [area, Properties.AuthorizationType]),
    );
    expect(caught).toEqual([['Public', 'NONE']]);
  });
});

/** Whatever else the stages differ in is a property, never a kind of resource. */
const onlyOnAws = [
  'AWS::Athena::NamedQuery',
  'AWS::Athena::WorkGroup',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
];

describe('the kinds of resources by which the stages may differ', () => {
  const kindsOf = ({ resources }: Synthesised): string[] => [...new Set(resources.map(({ Type }) => Type))].sort();

  it('are the topic of the alarms, its policy and who hears of it, the warehouse, and CloudFront before the console, which the local stages do without', () => {
    const [here, there] = [kindsOf(demo), kindsOf(prod)];
    expect(there.filter((kind) => !here.includes(kind))).toEqual(onlyOnAws);
    expect(here.filter((kind) => !there.includes(kind))).toEqual([]);
  });

  it('are none between the two local stages', () => {
    expect(kindsOf(test)).toEqual(kindsOf(demo));
  });
});
