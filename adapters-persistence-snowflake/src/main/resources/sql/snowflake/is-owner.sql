SELECT IS_ROLE_IN_SESSION('${owner_role}')
