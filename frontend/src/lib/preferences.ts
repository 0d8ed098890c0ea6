/** How somebody wants to see the console: colours, density, and in which zone times are told. */
import * as z from 'zod/mini';

import { useStored } from './stored';

const Theme = z.enum(['system', 'light', 'dark']);
const Density = z.enum(['comfortable', 'compact']);
const Zone = z.enum(['UTC', 'local']);

export type Theme = z.infer<typeof Theme>;
export type Density = z.infer<typeof Density>;
export type Zone = z.infer<typeof Zone>;

export const useTheme = () => useStored<Theme>('theme', Theme, 'system');
export const useDensity = () => useStored<Density>('density', Density, 'comfortable');
export const useZone = () => useStored<Zone>('zone', Zone, 'UTC');
