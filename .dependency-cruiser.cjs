/** Who may import whom: the arrows of the tree. `npm run rules` */
const pureLibraries =
  'node_modules/(zod|date-fns|@date-fns/tz|libphonenumber-js|uuid|csv-(parse|stringify)|write-excel-file|ipaddr.js)/';
const aws = 'node_modules/(@aws-sdk|@smithy|aws-cdk-lib|@middy|@aws-lambda-powertools)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'shared/domain imports itself and libraries that only calculate: no I/O, no clock, no Node',
      from: { path: '^shared/domain/' },
      to: { pathNot: `^shared/domain/|${pureLibraries}` },
    },
    {
      name: 'facts-know-the-domain-only',
      severity: 'error',
      from: { path: '^shared/facts/' },
      to: { path: '^(shared|functions|infra|local)/', pathNot: '^shared/(facts|domain)/' },
    },
    {
      name: 'adapters-know-domain-and-facts',
      severity: 'error',
      from: { path: '^shared/adapters/' },
      to: { path: '^(shared|functions|infra|local|statemachines)/', pathNot: '^shared/(adapters|domain|facts)/' },
    },
    {
      name: 'shared-knows-no-function',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|infra|local|cli|bench|kernels)/' },
    },
    {
      name: 'functions-are-strangers',
      severity: 'error',
      from: { path: '^functions/(events|workflow|schedule)/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/$2/' },
    },
    {
      name: 'routes-are-strangers',
      severity: 'error',
      comment: 'only api/<area>/handler.ts gathers routes',
      from: { path: '^functions/api/([^/]+)/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/api/$1/($2/|[^/]+\\.ts$)' },
    },
    { name: 'functions-speak-no-aws', severity: 'error', from: { path: '^functions/' }, to: { path: aws } },
    {
      name: 'runtime-knows-no-infra',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { path: '^(infra|local|bench)/|node_modules/aws-cdk-lib/' },
    },
    {
      name: 'infra-reads-contracts-only',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|shared)/', pathNot: '(contract|contracts)\\.ts$|^shared/(facts|domain)/' },
    },
    {
      name: 'pages-know-contracts-and-the-domain',
      severity: 'error',
      comment: 'the console imports types of contracts, and of the domain what is no schema',
      from: { path: '^console/src/' },
      to: {
        pathNot:
          '^console/src/|^shared/domain/|^functions/api/.+/contract\\.ts$|^node_modules/|^virtual:|^docs/openapi\\.json',
      },
    },
    {
      name: 'pages-load-no-schema',
      severity: 'error',
      comment: 'contracts are types to a page: their schemas would be a third of what it loads',
      from: { path: '^console/src/' },
      to: { path: '^functions/|^node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      comment: 'only the app puts them together; what two of them need is beside them',
      from: { path: '^console/src/features/([^/]+)/' },
      to: { path: '^console/src/(app|features)/', pathNot: '^console/src/features/$1/' },
    },
    {
      name: 'what-features-share-knows-no-feature',
      severity: 'error',
      from: { path: '^console/src/(?!app/|features/)' },
      to: { path: '^console/src/(app|features)/' },
    },
    { name: 'only-tests-import-tests', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^test/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
