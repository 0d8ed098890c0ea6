import type { ReactNode } from 'react';

/** Nobody shall be able to say that they took it for a drill. */
export function InEarnest({ planName }: { planName: string }) {
  return (
    <div className="dr-in-earnest-banner" role="note">
      <b>RECOVERY in earnest</b>
      This is no drill: “{planName}” is launched to take over. To practise, choose “Drill” above.
    </div>
  );
}

export function EarnestFrame({ isEarnest, children }: { isEarnest: boolean; children: ReactNode }) {
  return <div className={isEarnest ? 'dr-in-earnest' : ''}>{children}</div>;
}
