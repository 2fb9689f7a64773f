import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    'src-main/platform/store/schema.ts',
    'src-main/platform/net/schema.ts',
    'src-main/platform/secrets/schema.ts',
    'src-main/features/contacts/schema.ts',
    'src-main/features/companies/schema.ts',
    'src-main/features/deals/schema.ts',
    'src-main/features/products/schema.ts',
    'src-main/features/records/schema.ts',
    'src-main/features/parties/schema.ts',
    'src-main/features/connections/schema.ts',
    'src-main/features/files/schema.ts',
    'src-main/features/duplicates/schema.ts',
    'src-main/features/safety/schema.ts',
    'src-main/features/search/schema.ts',
    'src-main/features/imports/schema.ts',
    'src-main/engines/carddav/schema.ts',
    'src-main/features/notifications/schema.ts',
    'src-main/features/today/schema.ts',
    'src-main/features/views/schema.ts',
  ],
  out: 'src-main/platform/store/migrations',
});
