import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';

import { without } from './choice';
import type { GroupForm } from './group-form';
import { withOwnSettings } from './group-form';
import { OwnSettingsModal } from './OwnSettingsModal';
import { INHERITED, namesOfSet } from './settings-form';

interface Props {
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  /** By server id, as far as they are known. */
  hostnames: Readonly<Record<string, string>>;
}

interface Chosen {
  serverId: string;
  hostname: string;
  own: string | undefined;
}

const ON_A_PAGE = 10;

/** What is chosen on all pages together, and what of it is launched in its own way. */
export function ChosenServers({ form, onChange, hostnames }: Props) {
  const [openedId, setOpenedId] = useState<string>();
  const chosen = form.serverIds.map((serverId) => ({
    serverId,
    hostname: hostnames[serverId] ?? serverId,
    own: namesOfSet(form.ownSettings[serverId] ?? INHERITED),
  }));
  return (
    <>
      <ChosenTable
        chosen={chosen}
        onOpen={setOpenedId}
        onTakeOut={(id) => onChange({ ...form, serverIds: without(form.serverIds, [id]) })}
        onTakeOutAll={() => onChange({ ...form, serverIds: [] })}
      />
      {openedId && (
        <OwnSettingsModal
          hostname={hostnames[openedId] ?? openedId}
          first={form.ownSettings[openedId] ?? INHERITED}
          ofGroup={form.settings}
          onDone={(own) => {
            onChange(withOwnSettings(form, openedId, own));
            setOpenedId(undefined);
          }}
          onCancel={() => setOpenedId(undefined)}
        />
      )}
    </>
  );
}

interface TableProps {
  chosen: readonly Chosen[];
  onOpen: (serverId: string) => void;
  onTakeOut: (serverId: string) => void;
  onTakeOutAll: () => void;
}

function ChosenTable({ chosen, onOpen, onTakeOut, onTakeOutAll }: TableProps) {
  const { items, collectionProps, paginationProps } = useCollection(chosen, {
    pagination: { pageSize: ON_A_PAGE },
  });
  return (
    <Table
      {...collectionProps}
      variant="container"
      items={items}
      trackBy="serverId"
      header={
        <Header
          variant="h2"
          counter={`(${chosen.length})`}
          description="Each is launched as the group says, unless it has settings of its own."
          actions={
            <Button disabled={chosen.length === 0} onClick={onTakeOutAll}>
              Take all out
            </Button>
          }
        >
          Chosen servers
        </Header>
      }
      pagination={chosen.length > ON_A_PAGE && <Pagination {...paginationProps} />}
      empty={<Box color="text-body-secondary">No server is chosen yet.</Box>}
      columnDefinitions={[
        {
          id: 'hostname',
          header: 'Hostname',
          cell: ({ hostname }) => hostname,
          isRowHeader: true,
          minWidth: 120,
        },
        {
          id: 'own',
          header: 'Settings of its own',
          minWidth: 180,
          cell: ({ own }) => own ?? <Box color="text-body-secondary">None: as the group</Box>,
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 260,
          cell: ({ serverId, hostname }) => (
            <SpaceBetween direction="horizontal" size="s">
              <Button
                variant="inline-link"
                ariaLabel={`Launch settings of ${hostname}`}
                onClick={() => onOpen(serverId)}
              >
                Launch settings
              </Button>
              <Button
                variant="inline-link"
                ariaLabel={`Take ${hostname} out`}
                onClick={() => onTakeOut(serverId)}
              >
                Take out
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
