import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { securityHeaders } from './content-security';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface RendererFile {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * The built renderer, by address. Only what lay in `folder` at the start can be had, so no address can climb out
 * of it. An address without an extension is a screen of the app and answers with its page.
 */
export function rendererFiles(folder: string): (pathname: string) => Promise<RendererFile> {
  const listed = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = new Map(
    listed
      .filter((entry) => entry.isFile() && extname(entry.name) in types)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  );
  return async (pathname) => {
    const address = extname(pathname) === '' ? '/index.html' : pathname;
    const file = files.get(address);
    if (!file) {
      const headers = { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' };
      return { status: 404, headers, body: new TextEncoder().encode('There is nothing here.\n') };
    }
    const headers = {
      ...securityHeaders,
      'content-type': types[extname(address)] ?? 'application/octet-stream',
      // Names under assets/ carry a hash of their content; the page itself must be asked for anew after an update.
      'cache-control': address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    };
    return { status: 200, headers, body: new Uint8Array(await readFile(file)) };
  };
}
