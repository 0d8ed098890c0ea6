/** Who prepares a journey, and looks at what became of it: an administrator with the REST API. */
import type { ExecutionView, GroupView, PlanView, WaveInput } from '@/api/generated';
import {
  approveWave,
  createGroup,
  createPlan,
  getExecution,
  startExecution,
} from '@/api/generated';
import type { Client } from '@/api/generated/client';

export const PLACE = { accountId: '111122223333', region: 'eu-central-1' };

export const INSTRUCTIONS = 'Ask the database team first.';

const PATIENCE = 120_000;
const OVER = new Set(['COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED']);

export class Desk {
  private readonly run = Date.now().toString(36);
  private named = 0;

  constructor(
    readonly client: Client,
    private readonly cloudUrl: string | undefined,
  ) {}

  /** One that nobody has yet, also when a journey is repeated. */
  name(thing: string): string {
    this.named += 1;
    return `${thing} ${this.run}-${this.named}`;
  }

  async group(name: string, tags: Record<string, string>): Promise<GroupView> {
    const selection = { kind: 'TAGS', tags } as const;
    const body = { name: this.name(name), location: PLACE, selection };
    const { data } = await createGroup({ client: this.client, body, throwOnError: true });
    return data;
  }

  /** A wave of one new group with these servers. */
  async wave(
    name: string,
    tags: Record<string, string>,
    stated: Partial<WaveInput> = {},
  ): Promise<WaveInput> {
    const { groupId } = await this.group(name, tags);
    return { name, groupIds: [groupId], ...stated };
  }

  /** Likewise, and it starts when somebody approves it: until then there is all the time to look. */
  gated(name: string, tags: Record<string, string>): Promise<WaveInput> {
    return this.wave(name, tags, { approval: { instructions: INSTRUCTIONS } });
  }

  async plan(name: string, ...waves: WaveInput[]): Promise<PlanView> {
    const body = { name: this.name(name), waves };
    const { data } = await createPlan({ client: this.client, body, throwOnError: true });
    return data;
  }

  /** A drill of the plan; the id of its execution. */
  async started({ planId }: Pick<PlanView, 'planId'>): Promise<string> {
    const body = { planId, mode: 'DRILL' } as const;
    const { data } = await startExecution({ client: this.client, body, throwOnError: true });
    return data.executionId;
  }

  async approves(executionId: string, waveNumber: number): Promise<void> {
    const path = { executionId, waveNumber };
    await approveWave({ client: this.client, path, body: { why: '' }, throwOnError: true });
  }

  async seen(executionId: string): Promise<ExecutionView> {
    const asked = { client: this.client, path: { executionId }, throwOnError: true } as const;
    return (await getExecution(asked)).data;
  }

  async comesTo(
    executionId: string,
    isThere: (seen: ExecutionView) => boolean,
  ): Promise<ExecutionView> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const seen = await this.seen(executionId);
      if (isThere(seen)) return seen;
      if (Date.now() > end) throw new Error(`It did not come to that: ${seen.status}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  ends(executionId: string): Promise<ExecutionView> {
    return this.comesTo(executionId, ({ status }) => OVER.has(status));
  }

  /** The next launch of the server with this hostname fails, or whatever else is said. */
  async breaks(server: string, fault: Record<string, unknown> = {}): Promise<void> {
    if (!this.cloudUrl) throw new Error('Set CLOUD_URL to the address of the local cloud.');
    const body = { kind: 'fail', phase: 'CONVERSION', times: 1, ...fault, server };
    const answer = await fetch(new URL('/_localcloud/faults', this.cloudUrl), {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}
