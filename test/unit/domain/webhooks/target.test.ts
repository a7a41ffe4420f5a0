import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isOfTheWorld, mayConnect, targetProblem } from '../../../../shared/domain/webhooks/target.ts';

const inner = [
  ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.7', '203.0.113.7'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'],
  ...['64:ff9b::a00:1', '2001:db8::1', '2002:a00:1::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'ff02::1'],
  ...['2001::1', '100::1', '', 'erp.example', '10.0.0.1.example'],
];
const outer = ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

describe('An address', () => {
  it.each(inner)('of a network of its own is none of the world: %j', (address) => {
    expect(isOfTheWorld(address)).toBe(false);
    expect(mayConnect(address, 'public')).toBe(false);
  });

  it.each(outer)('of the world may be connected to: %s', (address) => {
    expect([isOfTheWorld(address), mayConnect(address, 'public'), mayConnect(address, 'local-too')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('of this machine may be connected to in the local stages, and no other that is not of the world', () => {
    const local = ['127.0.0.1', '127.255.255.254', '::1'];
    expect(inner.filter((address) => mayConnect(address, 'local-too'))).toEqual(local);
  });

  it('of a private network is none of the world, whichever it is', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const networks: [string, number][] = [
      ['10', 3],
      ['127', 3],
      ['192.168', 2],
      ['169.254', 2],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...networks), fc.array(byte, { minLength: 3, maxLength: 3 }), ([net, n], rest) => {
        const address = [net, ...rest.slice(0, n)].join('.');
        expect([isOfTheWorld(address), isOfTheWorld(`::ffff:${address}`)]).toEqual([false, false]);
        expect(targetProblem(`https://${address}/`, 'public')).toBe(
          `${address} is an address of a network of its own, not of the internet`,
        );
      }),
    );
  });
});

describe('A URL events are sent to', () => {
  it.each([
    'https://erp.example/',
    'https://erp.example:8443/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
    'https://xn--80ak6aa92e.example/',
    'https://завод.рф/',
  ])('may be %s', (url) => {
    expect([targetProblem(url, 'public'), targetProblem(url, 'local-too')]).toEqual([undefined, undefined]);
  });

  it.each([
    'http://127.0.0.1:8090/',
    'http://localhost/',
    'http://[::1]:1/',
    'https://localhost/',
    'https://127.0.0.1/',
  ])('may be %s in the local stages alone', (url) => {
    expect(targetProblem(url, 'local-too')).toBeUndefined();
    expect(targetProblem(url, 'public')).toBeDefined();
  });

  const network = (host: string) => `${host} is an address of a network of its own, not of the internet`;
  const noName = (host: string) => `${host} is no name of the internet`;
  it.each([
    ['erp.example', 'erp.example is no URL'],
    ['', ' is no URL'],
    ['http://erp.example/', 'it must begin with https://, and begins with http:'],
    ['ftp://erp.example/', 'it must begin with https://, and begins with ftp:'],
    ['http://127.0.0.1/', 'it must begin with https://, and begins with http:'],
    ['https://user@erp.example/', 'a URL holds no user and no password: others see it'],
    ['https://:secret@erp.example/', 'a URL holds no user and no password: others see it'],
    ['https://0x7f000001/', network('127.0.0.1')],
    ['https://2130706433/', network('127.0.0.1')],
    ['https://127.1/', network('127.0.0.1')],
    ['https://[::ffff:a00:1]/', network('::ffff:a00:1')],
    ['https://localhost/', noName('localhost')],
    ['https://LOCALHOST./', noName('localhost.')],
    ['https://erp/', noName('erp')],
    ['https://erp.local/', noName('erp.local')],
    ['https://metadata.google.internal/', noName('metadata.google.internal')],
    ['https://a.localhost/', noName('a.localhost')],
    ['https://router.home.arpa/', noName('router.home.arpa')],
    ['https://a.internal./', noName('a.internal.')],
    ['https://a.intranet/', noName('a.intranet')],
    ['https://a.lan/', noName('a.lan')],
    ['https://a.corp/', noName('a.corp')],
    ['https://a.home/', noName('a.home')],
  ])('may not be %s', (url, problem) => {
    expect(targetProblem(url, 'public')).toBe(problem);
  });

  it('may in the local stages not be in the clear elsewhere, nor in another network', () => {
    const clear = 'it must begin with https://, or http:// on this machine, and begins with';
    expect(targetProblem('http://erp.example/', 'local-too')).toBe(`${clear} http:`);
    expect(targetProblem('ftp://127.0.0.1/', 'local-too')).toBe(`${clear} ftp:`);
    expect(targetProblem('https://10.0.0.1/', 'local-too')).toBe(network('10.0.0.1'));
    expect(targetProblem('https://a.localhost/', 'local-too')).toBe(noName('a.localhost'));
    expect(targetProblem('https://notlocal.example/', 'public')).toBeUndefined();
  });
});
