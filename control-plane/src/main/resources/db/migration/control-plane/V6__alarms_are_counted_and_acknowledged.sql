-- What is sent again at the same place counts on one alarm; a person says that it was seen to.
ALTER TABLE control_plane.alarm
  ADD COLUMN repeats bigint NOT NULL DEFAULT 0 CHECK (repeats >= 0),
  ADD COLUMN last_seen timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN acknowledged_at timestamptz;
COMMENT ON COLUMN control_plane.alarm.repeats IS 'How often its place was contradicted since.';
COMMENT ON COLUMN control_plane.alarm.acknowledged_at IS
  'When a person saw to it; what is sent again after that opens the alarm again.';

CREATE FUNCTION control_plane.keep_alarm() RETURNS trigger
  LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF (NEW.alarm_id, NEW.tenant_id, NEW.kind, NEW.place, NEW.known, NEW.received, NEW.evidence, NEW.relay,
      NEW.raised_at) IS DISTINCT FROM (OLD.alarm_id, OLD.tenant_id, OLD.kind, OLD.place, OLD.known,
      OLD.received, OLD.evidence, OLD.relay, OLD.raised_at)
    OR NEW.repeats < OLD.repeats OR NEW.last_seen < OLD.last_seen
    OR coalesce(NEW.acknowledged_at, '-infinity') < coalesce(OLD.acknowledged_at, '-infinity') THEN
    RAISE EXCEPTION 'an alarm is kept as it is'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'alarm_is_kept';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION control_plane.keep_alarm() FROM PUBLIC;
DROP TRIGGER kept ON control_plane.alarm;
CREATE TRIGGER kept BEFORE DELETE ON control_plane.alarm
  FOR EACH ROW EXECUTE FUNCTION control_plane.refuse_change();
CREATE TRIGGER kept_as_raised BEFORE UPDATE ON control_plane.alarm
  FOR EACH ROW EXECUTE FUNCTION control_plane.keep_alarm();

GRANT UPDATE (repeats, last_seen) ON control_plane.alarm TO "${service}";
CREATE POLICY by_owner_acknowledging ON control_plane.alarm FOR UPDATE TO CURRENT_ROLE
  USING (true) WITH CHECK (true);

CREATE OR REPLACE FUNCTION control_plane.alarms() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = ''
  BEGIN ATOMIC
    SELECT count(*) FROM control_plane.alarm a
    WHERE a.acknowledged_at IS NULL OR a.last_seen > a.acknowledged_at;
  END;
