/** How the console is built, served while it is worked on, and tested. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const EMBEDDED_FONT = /url\((["']?)data:font\/woff2;base64,([A-Za-z0-9+/=]+)\1\)/g;

/** Cloudscape embeds its fonts: that would block the first paint and need `font-src data:`. */
function extractFonts(): Plugin {
  return {
    name: 'extract-fonts',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = String(asset.source).replace(
          EMBEDDED_FONT,
          (_match, _quote, data: string) => {
            const source = Buffer.from(data, 'base64');
            const digest = createHash('sha256').update(source).digest('hex').slice(0, 8);
            const fileName = `assets/open-sans-${digest}.woff2`;
            this.emitFile({ type: 'asset', fileName, source });
            return `url(/${fileName})`;
          },
        );
      }
    },
  };
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const reactItself = /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/;

export default defineConfig({
  plugins: [react(), extractFonts()],
  cacheDir: '../.cache/frontend/vite',
  resolve: { alias: { '@test': at('./test'), '@': at('./src') } },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'react', test: reactItself, priority: 30 }] },
      },
    },
  },
  server: {
    proxy: process.env.CONSOLE_URL
      ? {
          '/api': { target: process.env.CONSOLE_URL, changeOrigin: true },
          '/config.json': { target: process.env.CONSOLE_URL, changeOrigin: true },
        }
      : {},
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['./test/setup.ts'],
    css: false,
    testTimeout: 60_000,
    coverage: { include: ['src/**/*.{ts,tsx}'], reportsDirectory: '../.cache/frontend/coverage' },
  },
});
