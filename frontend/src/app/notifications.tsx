/** Messages over the page, about what somebody has just done. */
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import type { ReactNode } from 'react';
import { createContext, use, useCallback, useMemo, useState } from 'react';

export interface Notification {
  type: NonNullable<FlashbarProps.MessageDefinition['type']>;
  header: string;
  content?: ReactNode;
  /** A later one with the same id takes its place. */
  id?: string;
  inProgress?: boolean;
}

interface Notifications {
  items: FlashbarProps.MessageDefinition[];
  notify: (notification: Notification) => void;
}

const Context = createContext<Notifications>({ items: [], notify: () => undefined });

export const useNotify = () => use(Context).notify;
export const useNotifications = () => use(Context).items;

const SHOWN_AT_MOST = 5;

export function NotificationsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([]);
  const dismiss = useCallback(
    (id: string) => setItems((before) => before.filter((item) => item.id !== id)),
    [],
  );
  const notify = useCallback(
    ({ id = crypto.randomUUID(), inProgress = false, ...said }: Notification) => {
      const item: FlashbarProps.MessageDefinition = {
        ...said,
        id,
        loading: inProgress,
        dismissible: true,
        dismissLabel: `Dismiss: ${said.header}`,
        onDismiss: () => dismiss(id),
        ariaRole: said.type === 'error' ? 'alert' : 'status',
      };
      setItems((before) =>
        [item, ...before.filter((other) => other.id !== id)].slice(0, SHOWN_AT_MOST),
      );
    },
    [dismiss],
  );
  const value = useMemo(() => ({ items, notify }), [items, notify]);
  return <Context value={value}>{children}</Context>;
}
