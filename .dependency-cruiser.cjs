const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const npm = (...names) => names.map((name) => `^node_modules/${name}(/|$)`);

/** Who may import whom. The table is in the README's "the house"; every folder's rule names all it may reach. */
module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'Cycles hide who depends on whom.'),
    rule('no-unresolved', {}, { couldNotResolve: true }, 'An import that leads nowhere.'),
    rule('no-orphans', { orphan: true, pathNot: ['\\.d\\.ts$', '\\.config\\.ts$', '^tests/'] }, {}, 'Dead code.'),
    rule(
      'shared-is-pure',
      { path: '^src-shared', pathNot: '^src-shared/domain/phone\\.ts$' },
      { pathNot: ['^src-shared', ...npm('zod', '@orpc/contract')] },
      'src-shared knows no DOM, no Node and no Electron.',
    ),
    rule(
      'shared-phone-numbers',
      { path: '^src-shared/domain/phone\\.ts$' },
      { pathNot: ['^src-shared', ...npm('libphonenumber-js')] },
      'The numbering plans of the world are the one thing not worth writing by hand.',
    ),
    rule(
      'renderer-ui-is-presentational',
      { path: '^src-renderer/ui' },
      { path: '^(src-|build|tests)', pathNot: ['^src-renderer/ui', '^src-shared'] },
      'ui/ knows no feature.',
    ),
    rule(
      'renderer-features-apart',
      { path: '^src-renderer/features/([^/]+)/' },
      {
        path: '^(src-|build|tests)',
        pathNot: ['^src-renderer/features/$1/', '^src-renderer/(ui|api)/', '^src-shared'],
      },
      'Features never know each other: app/ composes them.',
    ),
    rule(
      'renderer-api-is-plumbing',
      { path: '^src-renderer/api' },
      { path: '^(src-|build|tests)', pathNot: ['^src-renderer/(api|ui)/', '^src-shared'] },
      'The way to the core knows no screen.',
    ),
    rule(
      'renderer-stays-in-browser',
      { path: '^src-renderer' },
      { path: '^(src-main|src-server)' },
      'Only the contract is shared.',
    ),
    rule('renderer-no-node', { path: '^src-renderer' }, { dependencyTypes: ['core'] }, 'The renderer has no Node.'),
    rule(
      'platform-below',
      { path: '^src-main/platform' },
      { path: '^src-(main|renderer|server)', pathNot: '^src-main/platform' },
      'platform imports src-shared only.',
    ),
    rule(
      'features-by-their-door',
      { path: '^src-main/features/([^/]+)/' },
      {
        path: '^src-(main|renderer|server)',
        pathNot: ['^src-main/features/$1/', '^src-main/platform', '^src-main/features/[^/]+/(index|schema)\\.ts$'],
      },
      'Another feature is reached through its index.ts (schema.ts for references).',
    ),
    rule(
      'engines-through-services',
      { path: '^src-main/engines/([^/]+)/' },
      {
        path: '^src-(main|renderer|server)',
        pathNot: ['^src-main/engines/$1/', '^src-main/platform', '^src-main/features/[^/]+/index\\.ts$'],
      },
      'Engines write through feature services.',
    ),
    rule(
      'hosts-start-the-core',
      { path: '^src-main/hosts' },
      {
        path: '^src-(main|renderer|server)',
        pathNot: ['^src-main/hosts', '^src-main/core\\.ts$', '^src-main/platform'],
      },
      'hosts import core.ts, platform and src-shared.',
    ),
    rule(
      'hosts-apart',
      { path: '^src-main/hosts/(electron|headless)' },
      { path: '^src-main/hosts/(electron|headless)', pathNot: '^src-main/hosts/$1' },
      'A host knows no other.',
    ),
    rule(
      'only-the-electron-host',
      { pathNot: '^(src-main/hosts/electron|tests/e2e)' },
      { path: npm('electron') },
      'Everything else runs under plain Node too.',
    ),
    rule(
      'server-apart',
      { path: '^src-server' },
      { path: '^src-(main|renderer)' },
      'The office server shares src-shared only.',
    ),
    rule(
      'sources-know-no-tests',
      { path: '^src-' },
      { path: '^(tests|build)' },
      'Tests know sources, not the other way round.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^out/|^dist/|^coverage/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
