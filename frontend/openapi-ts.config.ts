/** Where the types and calls of `src/api/generated/` come from: `npm run api`. */
import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../docs/openapi.json',
  output: { path: 'src/api/generated', source: false },
  logs: { file: false },
  plugins: [
    '@hey-api/typescript',
    '@hey-api/client-fetch',
    '@hey-api/sdk',
    {
      name: '@tanstack/react-query',
      queryOptions: true,
      mutationOptions: true,
    },
    { name: 'zod', compatibilityVersion: 'mini' },
  ],
});
