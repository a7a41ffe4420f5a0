/** What cdk-nag finds in the stages on the local cloud alone. Production has none of it. */
import { type App, Validations } from 'aws-cdk-lib';
import type { LocalStage } from './config/stages.ts';

/** Findings by the stack they are in: what comes after the stage's name in its own. */
const findings: Readonly<Record<string, readonly { readonly id: string; readonly reason: string }[]>> = {
  Data: [
    { id: 'AwsSolutions-DDB3', reason: 'A reset forgets its data on purpose, and the local cloud cannot go back.' },
  ],
  Identity: [
    {
      id: 'AwsSolutions-COG2',
      reason: 'The demo’s sign-ins are printed for everyone to use; there is no second factor.',
    },
    { id: 'AwsSolutions-COG8', reason: 'The local cloud protects from no threats, whatever the plan.' },
  ],
};

/** Writes the reasons beside the findings of a local stage. */
export function acknowledgeLocally(app: App, { name }: LocalStage): void {
  for (const [stack, acknowledged] of Object.entries(findings))
    Validations.of(app.node.findChild(`Voronka-${name}-${stack}`)).acknowledge(...acknowledged);
}
