/** What a page tells the shell around it: its title, the way to it, help, and a split panel. */
import type { BreadcrumbGroupProps } from '@cloudscape-design/components/breadcrumb-group';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState } from 'react';

export interface Page {
  title: string;
  /** The pages above it, from the outermost. */
  parents?: BreadcrumbGroupProps.Item[];
  help?: ReactNode;
  panel?: { header: string; content: ReactNode; onClose: () => void } | undefined;
  contentType?: 'default' | 'table' | 'form' | 'wizard';
}

const PageContext = createContext<Page>({ title: '' });
const SetPageContext = createContext<(page: Page) => void>(() => undefined);

export const useShownPage = () => use(PageContext);

/** Once in each page. Without dependencies: help and panel are new with every render. */
export function usePage(page: Page): void {
  const setPage = use(SetPageContext);
  useEffect(() => setPage(page));
}

/** `children` must not change with the page, or each page would render itself for ever. */
export function PageProvider({ children }: { children: ReactNode }) {
  const [page, setPage] = useState<Page>({ title: '' });
  return (
    <SetPageContext value={setPage}>
      <PageContext value={page}>{children}</PageContext>
    </SetPageContext>
  );
}
