import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../../src-shared/contract';

/** The contract as an OpenAPI 3.1 document, for programs other than ours. */
export async function openApiDocument(version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: 'Praxis',
      version,
      description: 'Every procedure of this practice. Calls carry the cookie that the address in the terminal gives.',
    },
    servers: [{ url: '/api' }],
  });
}
