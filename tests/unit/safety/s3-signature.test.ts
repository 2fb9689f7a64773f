import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { s3Place } from '../../../src-main/engines/backup/adapters/s3';

const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** Signature version 4, step by step as Amazon's manual has it ("Authenticating Requests: Using the Authorization Header"). */
function signatureOf(method: string, url: URL, headers: ReadonlyMap<string, string>, region: string): string {
  const names = [...headers.keys()].sort();
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .sort()
    .join('&');
  const canonical = [
    ...[method, url.pathname, query],
    ...names.map((name) => `${name}:${headers.get(name)}`),
    ...['', names.join(';'), headers.get('x-amz-content-sha256')],
  ].join('\n');
  const time = headers.get('x-amz-date') ?? '';
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${keys.secretAccessKey}`,
    );
  return createHmac('sha256', key)
    .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`)
    .digest('hex');
}

describe('the signature of a request', () => {
  it('is the one of the published example', () => {
    const headers = new Map([
      ['host', 'examplebucket.s3.amazonaws.com'],
      ['x-amz-content-sha256', sha256('')],
      ['x-amz-date', '20130524T000000Z'],
    ]);
    const url = new URL('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J');
    expect(signatureOf('GET', url, headers, 'us-east-1')).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
  });

  it('covers what is sent, whatever its name is', async () => {
    const sent: { method: string; url: URL; headers: Headers; body: Uint8Array }[] = [];
    const place = s3Place({
      ...{ endpoint: 'https://s3.example:9000', region: 'eu-central-1', bucket: 'practice', keys, waits: [] },
      prefix: "Büro (1) & Sohn's *+",
      now: () => Date.UTC(2026, 0, 5, 9),
      fetch: async (url, init) => {
        sent.push({
          url: new URL(String(url)),
          method: init?.method ?? '',
          headers: new Headers(init?.headers),
          body: new Uint8Array((init?.body as Uint8Array | undefined) ?? []),
        });
        return new Response('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>');
      },
    });
    await place.write('erased.json', 'some text');
    for await (const object of place.list('2')) expect(object).toBeNull();
    await place.remove('files/ab');
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'GET', 'DELETE']);
    for (const { method, url, headers, body } of sent) {
      const [, names = '', signature] =
        /SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/.exec(headers.get('authorization') ?? '') ?? [];
      const signed = new Map(
        names.split(';').map((name) => [name, name === 'host' ? url.host : (headers.get(name) ?? '')]),
      );
      expect(signed.get('x-amz-content-sha256')).toBe(sha256(body));
      expect(signed.get('x-amz-date')).toBe('20260105T090000Z');
      expect(signature).toBe(signatureOf(method, url, signed, 'eu-central-1'));
    }
  });
});
