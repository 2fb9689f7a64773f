import { join } from 'node:path';
import { type Session, session } from 'electron';
import { rendererFiles } from '../renderer-files';
import { rendererOrigin } from './messages';

/**
 * The session of every window: in memory only, so that Chromium leaves nothing of a practice on disk in the clear.
 * It serves the built renderer, grants no permission, and reaches no network.
 */
export function createWindowSession(): Session {
  const windows = session.fromPartition('praxis', { cache: false });
  const fileAt = rendererFiles(join(__dirname, '..', 'renderer'));

  windows.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== new URL(rendererOrigin).host) return new Response(null, { status: 404 });
    const { status, headers, body } = await fileAt(url.pathname);
    return new Response(body, { status, headers });
  });
  // Copying text at a click (the recovery key) is the one thing a page may do beyond itself.
  windows.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  windows.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  windows.webRequest.onBeforeRequest({ urls: outside }, (_details, decide) => decide({ cancel: true }));
  windows.setSpellCheckerEnabled(false);
  return windows;
}
