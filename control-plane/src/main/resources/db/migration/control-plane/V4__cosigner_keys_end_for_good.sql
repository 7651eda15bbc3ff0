-- A key's time begins once and ends once; an end that is set can only come earlier.
CREATE FUNCTION control_plane.keep_cosigner_key() RETURNS trigger
  LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NEW.verifier_key <> OLD.verifier_key OR NEW.valid_from <> OLD.valid_from
    OR coalesce(NEW.valid_until, 'infinity') > coalesce(OLD.valid_until, 'infinity') THEN
    RAISE EXCEPTION 'the time of a cosigner key is not moved back'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cosigner_key_ends_for_good';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION control_plane.keep_cosigner_key() FROM PUBLIC;
CREATE TRIGGER ends_for_good BEFORE UPDATE ON control_plane.cosigner_key
  FOR EACH ROW EXECUTE FUNCTION control_plane.keep_cosigner_key();
CREATE TRIGGER kept BEFORE DELETE ON control_plane.cosigner_key
  FOR EACH ROW EXECUTE FUNCTION control_plane.refuse_change();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON control_plane.cosigner_key
  FOR EACH STATEMENT EXECUTE FUNCTION control_plane.refuse_change();
