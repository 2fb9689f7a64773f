import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '../../../src-main/hosts/data-folder';

const on = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) => ({ platform, env, home: '/home/ada' });

test('without being asked, the data lies where the platform keeps a program’s data', () => {
  expect(dataFolder({ demo: false }, on('linux'))).toBe('/home/ada/.local/share/praxis');
  expect(dataFolder({ demo: false }, on('linux', { XDG_DATA_HOME: '/data' }))).toBe('/data/praxis');
  expect(dataFolder({ demo: false }, on('darwin'))).toBe('/home/ada/Library/Application Support/praxis');
  expect(dataFolder({ demo: false }, on('win32', { APPDATA: '/roaming' }))).toBe('/roaming/praxis');
});

test('a relative XDG_DATA_HOME is ignored, as the specification says', () => {
  expect(dataFolder({ demo: false }, on('linux', { XDG_DATA_HOME: 'data' }))).toBe('/home/ada/.local/share/praxis');
});

test('the sample practice never lies with the real one', () => {
  expect(dataFolder({ demo: true }, on('linux'))).toBe('/home/ada/.local/share/praxis-demo');
});

test('a folder asked for is taken as it is', () => {
  expect(dataFolder({ data: 'here', demo: true })).toBe(resolve('here'));
});
