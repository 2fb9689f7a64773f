import { Link, useNavigate } from '@tanstack/react-router';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { Attention } from '../../features/notifications/Attention';
import { Bell } from '../../features/notifications/Bell';
import { TodayScreen } from '../../features/today/TodayScreen';
import classes from './TodayRoute.module.css';

export function TodayRoute() {
  const navigate = useNavigate();
  return (
    <TodayScreen
      onOpenRecord={(kind, id) => void navigate({ to: recordPath(kind, id) })}
      onShowContacts={() => void navigate({ to: '/contacts' })}
      onImport={() => void navigate({ to: '/import' })}
      actions={
        <Link to="/notifications" className={classes.bell}>
          <Bell words={(name) => <span className={classes.name}>{name}</span>} />
        </Link>
      }
      attention={<Attention onShow={() => void navigate({ to: '/notifications' })} />}
    />
  );
}
