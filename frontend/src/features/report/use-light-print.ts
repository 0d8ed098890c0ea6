/** Paper is white: while it is printed, the page wears its light colours. */
import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useEffect } from 'react';

const DARK = 'awsui-dark-mode';

export function useLightPrint(): void {
  useEffect(() => {
    let wasDark = false;
    const before = () => {
      wasDark = document.body.classList.contains(DARK);
      applyMode(Mode.Light);
    };
    const after = () => applyMode(wasDark ? Mode.Dark : Mode.Light);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
}
