import { useState } from 'react';
import { useCompanyNames } from '../../api/company-names';
import { CellInput } from '../../ui/grid/CellInput';
import type { CellEditorProps } from '../../ui/grid/columns';

/** A company's name in a cell, completed from those there are. */
export function CompanyEditor(props: CellEditorProps) {
  const [typed, setTyped] = useState('');
  const names = useCompanyNames(typed);
  return <CellInput {...props} suggestions={names} onType={setTyped} />;
}
