import type { DiagnosticsReport } from '../../../src-shared/contract/diagnostics';
import { saveFile } from '../../ui/save-file';

/** Saves the report as it is shown, for whoever helps: JSON, one file. */
export function saveReport(report: DiagnosticsReport): void {
  const day = new Date(report.at).toISOString().slice(0, 10);
  const file = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
  saveFile(file, `praxis-diagnostics-${day}.json`);
}
