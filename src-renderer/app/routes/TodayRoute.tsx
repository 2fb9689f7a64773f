import { Link, useNavigate } from '@tanstack/react-router';
import { Attention } from '../../features/notifications/Attention';
import { Bell } from '../../features/notifications/Bell';
import { TodayScreen } from '../../features/today/TodayScreen';
import classes from './TodayRoute.module.css';

export function TodayRoute() {
  const navigate = useNavigate();
  return (
    <TodayScreen
      onOpenParty={(kind, id) =>
        void navigate({ to: kind === 'contact' ? '/contacts/$id' : '/companies/$id', params: { id } })
      }
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
