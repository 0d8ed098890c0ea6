import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

import { RefreshButton } from '../RefreshButton';
import { UpdatedAge } from '../UpdatedAge';
import type { Asked } from './TableFrame';

interface Props {
  title: string;
  description?: string | undefined;
  /** What everybody should know about the list as a whole, such as parts that are missing. */
  notice?: ReactNode;
  /** Like `(2/47)`. */
  counter?: string | undefined;
  query: Asked;
  /** Instead of asking the same again: to look anew behind what the API remembers. */
  onRefresh?: (() => Promise<unknown>) | undefined;
  actions?: ReactNode;
  isPage: boolean;
}

/** The title of a table, how old its content is, and what can be done. */
export function TableHeader({ notice, ...props }: Props) {
  const header = <Titled {...props} />;
  if (!notice) return header;
  return (
    <SpaceBetween size="s">
      {header}
      {notice}
    </SpaceBetween>
  );
}

function Titled({ title, description, counter, query, actions, ...rest }: Omit<Props, 'notice'>) {
  return (
    <Header
      variant={rest.isPage ? 'awsui-h1-sticky' : 'h2'}
      description={description}
      {...(counter === undefined ? {} : { counter })}
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          {!query.isOfPage && <UpdatedAge query={query} />}
          {!query.isOfPage && <RefreshButton onRefresh={rest.onRefresh ?? query.refetch} />}
          {actions}
        </SpaceBetween>
      }
    >
      {title}
    </Header>
  );
}
