import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recorder } from '../../../src-main/platform/diagnostics/recorder';
import { redact, redactStack } from '../../../src-main/platform/diagnostics/redact';
import { AppError } from '../../../src-shared/errors';
import { silentLog } from '../../support/store';

describe('redacted text', () => {
  it.each([
    ['no route to https://cloud.brandt.example/dav?user=lena', 'no route to <address>'],
    ['550 lena.brandt@post.example unknown', '550 <address> unknown'],
    ['near "Müller": syntax error', 'near <text>: syntax error'],
    ["ENOENT: no such file, open '/home/lena/Praxis/praxis.db'", 'ENOENT: no such file, open <text>'],
    ['cannot read /home/lena/Praxis/praxis.db', 'cannot read …/praxis.db'],
    ['cannot read C:\\Users\\lena\\Praxis\\praxis.db', 'cannot read …/praxis.db'],
    ['row 0190a5d4-ac96-774b-bcce-b302099a8057 is gone', 'row <id> is gone'],
    ['getaddrinfo ENOTFOUND dav.brandt.example', 'getaddrinfo ENOTFOUND <name>'],
    ['connect ECONNREFUSED 192.168.17.4:443', 'connect ECONNREFUSED <address>:443'],
    ['called +49 171 2345678 twice', 'called <number> twice'],
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9 refused', 'token <token> refused'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('keeps no address of anybody, wherever it stands', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.lorem(), fc.lorem(), (address, before, after) => {
        expect(redact(`${before} ${address}, ${after}`)).not.toContain(address);
      }),
    );
  });

  it('keeps what tells of the error, and ends somewhere', () => {
    expect(redact('UNIQUE constraint failed: contact_point.value')).toContain('UNIQUE constraint failed');
    expect(redact('database disk image is malformed')).toBe('database disk image is malformed');
    expect(redact('word '.repeat(1000)).length).toBeLessThan(310);
  });

  it('of a stack keeps functions and files, no folders', () => {
    const stack =
      'Error: x\n    at Vault.open (file:///home/lena/app/vault.js:12:5)\n    at async C:\\lena\\run.js:3:1';
    expect(redactStack(stack)).toEqual(['Vault.open vault.js:12', '(anonymous) run.js:3']);
    expect(redactStack(undefined)).toEqual([]);
  });
});

describe('the recorder', () => {
  const recorderAt = (time: { now: number }) => new Recorder(silentLog, { now: () => time.now });

  it('keeps the latest errors first, the same one once, and says how often', () => {
    const time = { now: 1 };
    const recorder = recorderAt(time);
    const failed = new AppError('offline', 'no answer from mail.brandt.example');
    recorder.warn({ err: failed }, 'a job failed');
    time.now = 2;
    recorder.error({}, 'internal error');
    time.now = 3;
    recorder.warn({ err: failed }, 'a job failed');
    recorder.info({}, 'all is well');
    expect(recorder.errors()).toMatchObject([
      { at: 3, level: 'warn', error: 'AppError offline: no answer from <name>', times: 2 },
      { at: 2, level: 'error', message: 'internal error', error: '', stack: [], times: 1 },
    ]);
    recorder.error({ err: 'thrown text' }, 'odd');
    expect(recorder.errors()[0]?.error).toBe('thrown text');
  });

  it('forgets the oldest beyond fifty', () => {
    const recorder = recorderAt({ now: 1 });
    for (let at = 0; at < 60; at++) recorder.error({}, `failure ${String.fromCharCode(65 + at)}`);
    expect(recorder.errors()).toHaveLength(50);
    expect(recorder.errors()[0]?.message).toBe(`failure ${String.fromCharCode(65 + 59)}`);
  });

  it('remembers what took long, the worst first, and nothing that was quick', () => {
    const time = { now: 1 };
    const recorder = recorderAt(time);
    recorder.took('contacts.list', 99);
    recorder.took('contacts.list', 150.4);
    time.now = 2;
    recorder.took('contacts.list', 120);
    recorder.took('search.find', 400);
    expect(recorder.slow()).toEqual([
      { name: 'search.find', times: 1, worst: 400, last: 2 },
      { name: 'contacts.list', times: 2, worst: 150, last: 2 },
    ]);
  });
});
