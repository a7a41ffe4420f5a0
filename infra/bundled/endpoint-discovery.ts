/**
 * Stands in for `@aws-sdk/middleware-endpoint-discovery` (9 KB) in the bundles: DynamoDB has one endpoint in each region,
 * and discovery is off unless it is asked for.
 */
const never = (): undefined => undefined;

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: never,
  configFileSelector: never,
  default: false,
};

export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;
