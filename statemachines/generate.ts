/** Writes the machines from the data of the pipelines: `npm run asl`. They are committed; a test fails when they are stale. */
import { writeFileSync } from 'node:fs';
import { dealStages, type ProcessName, processNames, stagesOf } from '../shared/domain/deals/pipeline.ts';
import { leadStages } from '../shared/domain/leads/pipeline.ts';
import { machineOf, type MachineStage, type PipelineMachine } from './from-pipeline.ts';
import { mailingMachine, nurtureMachine, winBackMachine } from './from-programme.ts';

const titled = (id: string, title: string): MachineStage => ({ id, title });

const leads: PipelineMachine = {
  comment:
    'Follows one lead: waits at its stage, reminds when it is overdue, and ends when the lead is closed or parked.',
  sortKey: 'LEAD',
  open: Object.entries(leadStages)
    .filter(([, { kind }]) => kind === 'open')
    .map(([id, { title }]) => titled(id, title.en)),
  ended: Object.entries(leadStages)
    .filter(([, { kind }]) => kind !== 'open')
    .map(([id, { title }]) => titled(id, title.en)),
};

const deals = (process: ProcessName): PipelineMachine => ({
  comment: `Follows one deal of the process ${process}: waits at its stage, reminds when it is overdue, and ends when the deal is shipped, closed or parked.`,
  sortKey: 'DEAL',
  open: stagesOf(process).map(({ stage }) => titled(stage, dealStages[stage].title.en)),
  ended: [
    ...Object.entries(dealStages)
      .filter(([, { kind }]) => kind !== 'open')
      .map(([id, { title }]) => titled(id, title.en)),
    titled('done', 'Shipped and asked about papers'),
  ],
});

/** Every generated machine by its file name. */
export const machines: Readonly<Record<string, Record<string, unknown>>> = {
  leads: machineOf(leads),
  ...Object.fromEntries(processNames.map((process) => [process, machineOf(deals(process))])),
  nurture: nurtureMachine,
  mailing: mailingMachine,
  'win-back': winBackMachine,
};

export const fileOf = (name: string): string => `${import.meta.dirname}/${name}.asl.json`;
export const textOf = (machine: Record<string, unknown>): string => `${JSON.stringify(machine, null, 2)}\n`;

if (import.meta.main)
  for (const [name, machine] of Object.entries(machines)) writeFileSync(fileOf(name), textOf(machine));
