import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy } from '../../infra/config/content-security-policy.ts';
import { pagesIn, placeIn } from '../../infra/console-pages.ts';
import { everyStage } from '../support/infra/synthesised.ts';

const [, , prod] = await everyStage();
const consoleStack = Object.values(prod.stacks.get('Console') ?? {});
const ofType = (type: string) => consoleStack.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

describe('the console on AWS', () => {
  it('has pages and API under the company’s own address, with its certificate', () => {
    const [distribution] = ofType('AWS::CloudFront::Distribution');
    expect(distribution?.DistributionConfig).toMatchObject({
      Aliases: ['sales.plant.example'],
      ViewerCertificate: {
        AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', Compress: true },
      CacheBehaviors: [
        { PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' },
        { PathPattern: '/u/*', ViewerProtocolPolicy: 'https-only' },
      ],
    });
  });

  it('keeps its pages from everybody but CloudFront', () => {
    const [bucket] = ofType('AWS::S3::Bucket');
    expect(bucket?.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  it('answers every address of a page with the one page there is, and leaves files alone', () => {
    const [, page] = edge();
    expect(['/', '/leads/1', '/assets/index-1.js', '/config.json'].map(page ?? String)).toEqual([
      '/index.html',
      '/index.html',
      '/assets/index-1.js',
      '/config.json',
    ]);
  });

  it('asks the API without the prefix it is found under', () => {
    const [api] = edge();
    expect(['/api/leads', '/api/reports/api/x'].map(api ?? String)).toEqual(['/leads', '/reports/api/x']);
  });
});

/** What the functions at the edge make of a path: the API’s, then the pages’. */
function edge(): ((uri: string) => string)[] {
  const code = ofType('AWS::CloudFront::Function').map(({ FunctionCode }) => String(FunctionCode));
  return code
    .toSorted((a) => (a.includes('\\/api') ? -1 : 1))
    .map((text) => (uri: string) => {
      const event = { request: { uri } };
      return (runInNewContext(`${text}; handler(event)`, { event }) as { uri: string }).uri; // as CloudFront runs it
    });
}

describe('what pages may load and talk to', () => {
  it('is themselves, and what is named: no script and no style out of the page, and no frame around it', () => {
    expect(contentSecurityPolicy({ connect: ['https://files.example'] })).toBe(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self' https://files.example",
        "manifest-src 'self'",
        "form-action 'self' https://files.example",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
  });
});

describe('the pages that a deploy puts there', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    await mkdir(join(folder, 'assets'));
    for (const name of ['index.html', 'voronka.svg', 'assets/index-1.js', 'assets/index-1.css'])
      await writeFile(join(folder, name), name);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('come behind their parts, which never change; the page itself is asked for anew each time', async () => {
    const files = await pagesIn(folder, { clientId: 'client' });
    const told = files.map(({ key, contentType, cacheControl }) => [key, contentType, cacheControl]);
    const parts = told.slice(0, 2).sort();
    expect(parts).toEqual([
      ['assets/index-1.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['assets/index-1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ]);
    expect(told.slice(2).sort()).toEqual([
      ['config.json', 'application/json', 'no-cache'],
      ['index.html', 'text/html; charset=utf-8', 'no-cache'],
      ['voronka.svg', 'image/svg+xml', 'no-cache'],
    ]);
  });

  it('are told of the stage what the outputs of its stacks say', () => {
    const outputs = {
      'Voronka-prod-Identity': { UserPoolClientId: 'client' },
      'Voronka-prod-Console': {
        ConsoleBucket: 'pages',
        SignInUrl: 'https://voronka-prod-123456789012.auth.eu-central-1.amazoncognito.com',
        Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool',
      },
    };
    expect(placeIn(outputs)).toEqual({
      bucket: 'pages',
      region: 'eu-central-1',
      config: {
        clientId: 'client',
        issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool',
        signInUrl: 'https://voronka-prod-123456789012.auth.eu-central-1.amazoncognito.com',
      },
    });
  });
});
