/**
 * Receives Voronka's events: Node 20 or later, and nothing else.
 *
 *   WEBHOOK_SECRET=whsec_… PORT=8090 node docs/examples/webhook-receiver.mjs
 *
 * It checks who sent an event and when, acts on each event once, and prints it. Copy it and put your own work into `act`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { WEBHOOK_SECRET: secret = '', PORT: port = '8090' } = process.env;
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
if (key.length < 24)
  throw new Error('WEBHOOK_SECRET must be the secret that was shown when the subscription was opened');

/** An event older than this may be somebody's who listened. */
const freshSeconds = 300;
const mostBytes = 1_000_000;

/** What was acted on already, by its id. Keep yours where your own data is, in the same transaction, for a month. */
const seen = new Set();

/** Your own work: make the order, send the message. It may fail: the event comes again. */
function act({ type, timestamp, data }) {
  console.log(JSON.stringify({ type, timestamp, data }));
}

/** Whether the sender knows the secret. While it is rotated there are two signatures, and one is enough. */
function isSigned(id, timestamp, body, signatures) {
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((one) => {
    const [version, signature = ''] = one.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** What to answer: 2xx is done, 410 is never again, anything else is sent again for three days. */
function receive(headers, body) {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!isSigned(id, timestamp, body, signatures)) return 401;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > freshSeconds) return 401;
  if (seen.has(id)) return 200; // told again, since our answer was lost
  act(JSON.parse(body));
  seen.add(id);
  return 204;
}

const server = createServer(async (request, response) => {
  try {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes > mostBytes) return void response.writeHead(413).end();
      chunks.push(chunk);
    }
    response.writeHead(receive(request.headers, Buffer.concat(chunks).toString('utf8'))).end();
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(port), '127.0.0.1', () => console.error(`listening on http://127.0.0.1:${server.address().port}`));
