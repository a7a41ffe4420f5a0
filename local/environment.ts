import { delimiter, join } from 'node:path';
import { root } from './paths.ts';

/** The one account and region of the local cloud. */
export const local = { account: '000000000000', region: 'us-east-1' } as const;

/** An address, not `localhost`: then clients address buckets by path, and nobody tries IPv6 first. */
export const endpointOf = (port: number): string => `http://127.0.0.1:${port}`;

/** What a client of the local cloud needs: nothing of the developer's own AWS settings may reach it. */
export const clientConfig = (endpoint: string) =>
  ({ endpoint, region: local.region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }) as const;

/**
 * What a child process may see of this one, with Node 24 first on the path: never the developer's AWS profile, keys or proxy.
 *
 * @param tmp where it keeps its temporary files
 */
export function bareEnvironment(tmp: string, from: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const { HOME = root, LANG = 'C.UTF-8', PATH = '/usr/bin:/bin' } = from;
  return { HOME, LANG, TMPDIR: tmp, PATH: [join(root, 'node_modules', '.bin'), PATH].join(delimiter) };
}

/** The environment of a command line or program that talks to the local cloud as if it were AWS. */
export function clientEnvironment(endpoint: string, tmp: string): Record<string, string> {
  return {
    ...bareEnvironment(tmp),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: local.region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** The environment of one MiniStack. Its functions inherit it. */
export function ministackEnvironment({ port, home }: { port: number; home: string }): Record<string, string> {
  return {
    ...bareEnvironment(join(home, 'tmp')),
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1', // its default is every interface
    MINISTACK_HOST: '127.0.0.1', // in the addresses it hands out, of queues for one
    MINISTACK_ACCOUNT_ID: local.account,
    MINISTACK_REGION: local.region,
    STATE_DIR: join(home, 'state'),
    S3_DATA_DIR: join(home, 's3'),
    PERSIST_STATE: '1',
    S3_PERSIST: '1',
    LAMBDA_EXECUTOR: 'local',
    LAMBDA_ACCOUNT_CONCURRENCY: '48', // one Node process of about 100 MB for each
    NODE_PATH: join(root, 'node_modules'),
    CLOUDTRAIL_RECORDING: '1',
    IOT_MTLS_ENABLED: '0', // else it listens on 8883 as well
    SFTP_ENABLED: '0',
    DOCKER_HOST: `unix://${join(home, 'no-docker.sock')}`, // it would tidy up containers of other MiniStacks
  };
}
