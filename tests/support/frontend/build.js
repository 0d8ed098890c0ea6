// A console that builds within a second: with real npm, and no packages.
import { cpSync } from 'node:fs';

cpSync('public', 'dist', { recursive: true });
