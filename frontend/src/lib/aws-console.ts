/** Where things are seen in the console of AWS. Only the partition `aws`: others have other domains. */
import type { Location } from '@/api/generated';

const OTHER_PARTITION = /^(cn|us-gov|us-iso[a-z]?|eu-isoe|eusc)-/;

export const instanceLink = (location: Location, instanceId: string): string | undefined =>
  link(location, 'ec2', `InstanceDetails:instanceId=${instanceId}`);

export const sourceServerLink = (location: Location, serverId: string): string | undefined =>
  link(location, 'drs', `/sourceServers/${serverId}`);

function link({ region }: Location, service: string, fragment: string): string | undefined {
  if (OTHER_PARTITION.test(region)) return undefined;
  return `https://${region}.console.aws.amazon.com/${service}/home?region=${region}#${fragment}`;
}
