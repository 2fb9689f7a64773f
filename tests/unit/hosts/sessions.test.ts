import { expect, test } from 'vitest';
import { createSessions, readCookie } from '../../../src-main/hosts/headless/sessions';

test('a token becomes a session once', () => {
  const sessions = createSessions();
  const token = sessions.issueToken();
  const session = sessions.redeem(token);
  expect(sessions.isGood(session ?? '')).toBe(true);
  expect(sessions.redeem(token)).toBeNull();
});

test('a token is void after ten minutes, a session is not', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const session = sessions.redeem(sessions.issueToken());
  const token = sessions.issueToken();
  now = 10 * 60_000 + 1;
  expect(sessions.redeem(token)).toBeNull();
  expect(sessions.isGood(session ?? '')).toBe(true);
});

test('a newer token makes the older one void', () => {
  const sessions = createSessions();
  const older = sessions.issueToken();
  const newer = sessions.issueToken();
  expect(sessions.redeem(older)).toBeNull();
  expect(sessions.redeem(newer)).not.toBeNull();
});

test('one cookie is read among others, and only by its whole name', () => {
  expect(readCookie('a=1; praxis-47=secret; b=2', 'praxis-47')).toBe('secret');
  expect(readCookie('praxis-471=other', 'praxis-47')).toBeNull();
  expect(readCookie(undefined, 'praxis-47')).toBeNull();
});
