/** Links of Cloudscape, followed by the router. */
import { useCallback } from 'react';
import { useNavigate } from 'react-router';

interface FollowEvent {
  detail: { href?: string | undefined; external?: boolean | undefined };
  preventDefault: () => void;
}

/** For `onFollow`; clicks with Ctrl or the middle button never come here. */
export function useFollow(): (event: FollowEvent) => void {
  const navigate = useNavigate();
  return useCallback(
    (event: FollowEvent) => {
      const { href, external } = event.detail;
      if (!href || external || !href.startsWith('/')) return;
      event.preventDefault();
      void navigate(href);
    },
    [navigate],
  );
}
