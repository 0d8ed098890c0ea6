/** The SSM documents that the product brings along, with the markers that prove they have run. */

interface Brought {
  document: string;
  marker: string;
  text: string;
}

export function broughtDocuments(environment: string): Brought[] {
  const named = (name: string) => `recovery-${environment}-${name}`;
  return [
    {
      document: named('check-health'),
      marker: 'HEALTH-CHECK-PASSED',
      text: 'Free disk space, services that must run, ports that must be listened on',
    },
    {
      document: named('start-application'),
      marker: 'APPLICATION-STARTED',
      text: 'Starts services one after the other, and waits for each',
    },
    {
      document: named('validate-network'),
      marker: 'NETWORK-VALID',
      text: 'Resolves names and opens connections to what the server depends on',
    },
  ];
}

export const markerOf = (document: string, environment: string): string | undefined =>
  broughtDocuments(environment).find((each) => each.document === document)?.marker;
