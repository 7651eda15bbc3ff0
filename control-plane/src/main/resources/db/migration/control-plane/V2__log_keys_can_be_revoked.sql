ALTER TABLE control_plane.log_key ADD COLUMN revoked_at timestamptz;
COMMENT ON COLUMN control_plane.log_key.revoked_at IS 'From then on it is not trusted; what it signed before stays witnessed.';
