/** Groups and servers for the tests of this folder, made of what the real API has answered. */
import type { GroupView, ServerView } from '@/api/generated';
import {
  zGetGroupResponse,
  zListGroupServersResponse,
  zListSourceServersResponse,
} from '@/api/generated/zod.gen';
import { exampleOf } from '@test/examples';

/** Web, `g-2`, which lists web-1 and web-2, in version 2. */
export const web: GroupView = exampleOf('getGroup', zGetGroupResponse);

export const WEB_1 = 's-0000000000000web1';
export const WEB_2 = 's-0000000000000web2';

export const tagged: GroupView = {
  ...web,
  groupId: 'g-1',
  name: 'Database',
  selection: { kind: 'TAGS', tags: { tier: 'database' } },
  serverCount: null,
  tags: { tier: 'database' },
};

export const webServers = exampleOf('listGroupServers', zListGroupServersResponse);
export const sources = exampleOf('listSourceServers', zListSourceServersResponse);

const [first] = sources.items as [ServerView];

export function aServer(hostname: string, but: Partial<ServerView> = {}): ServerView {
  return { ...first, hostname, serverId: `s-${hostname.padStart(17, '0')}`, ...but };
}
