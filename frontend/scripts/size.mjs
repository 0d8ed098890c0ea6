/** What the first visit of each screen loads, in gzipped JavaScript; fails above the limit. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 400_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
const weights = new Map();

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const screens = manifest[entry].dynamicImports.filter((key) => key.startsWith('src/features/'));
const sizes = screens.map((screen) => [screen, sizeOf(withImports([entry, screen]))]);

for (const [screen, size] of sizes.toSorted((a, b) => b[1] - a[1])) {
  const verdict = size > LIMIT ? 'TOO LARGE' : 'ok';
  console.log(`${(size / 1000).toFixed(0).padStart(5)} kB  ${verdict.padEnd(9)}  ${screen}`);
}
if (sizes.some(([, size]) => size > LIMIT)) process.exitCode = 1;

/** Static imports come with a chunk; dynamic ones only when they are asked for. */
function withImports(keys, found = new Set()) {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    withImports(manifest[key].imports ?? [], found);
  }
  return found;
}

function sizeOf(keys) {
  const files = new Set([...keys].map((key) => manifest[key].file));
  return [...files].reduce((sum, file) => sum + weightOf(file), 0);
}

function weightOf(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(dist + file)).length);
  return weights.get(file);
}
